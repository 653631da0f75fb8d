/** What other features have for governors beside what is counted of concerns. */
@org.springframework.modulith.ApplicationModule(displayName = "For governors")
package school.safeguarding.governance;
