/**
 * What is read, as pages: a concern's record, lists of concerns, a child's file. Shows what other features open for a reader and
 * decides nothing of who that is; nobody depends on it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Record pages")
package school.safeguarding.record.page;
