/**
 * Who a child is: the school's register, children who are not in it, and who may be the same. Knows nothing of concerns.
 * {@code register} is the school's file, {@code name} compares names, {@code stored} seals what is kept.
 */
@ApplicationModule(
        allowedDependencies = {"access", "account", "calendar", "door", "protection", "trail", "transaction"})
package school.safeguarding.child;

import org.springframework.modulith.ApplicationModule;
