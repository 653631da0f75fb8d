/**
 * The clock, the school's days and hours, and how dates are read and written here: in Europe/London, days first. It grows by a
 * school year without a new start, and says so when a day lies beyond what it knows.
 */
@ApplicationModule(allowedDependencies = {"logging"})
package school.safeguarding.calendar;

import org.springframework.modulith.ApplicationModule;
