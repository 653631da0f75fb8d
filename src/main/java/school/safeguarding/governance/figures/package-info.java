/**
 * What governors see of concerns: numbers, frozen when a term ends, from which nobody learns of a child. They are counted from
 * codes and times that were written as things happened, and no record is opened for them; nobody depends on this.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Governors' figures")
package school.safeguarding.governance.figures;
