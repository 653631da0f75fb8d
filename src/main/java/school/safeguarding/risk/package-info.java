/**
 * What the answers of a review come to in the words of the decision tables: indicators, ages and levels. It decides nothing and
 * knows no database.
 */
@ApplicationModule(allowedDependencies = {"coded"})
package school.safeguarding.risk;

import org.springframework.modulith.ApplicationModule;
