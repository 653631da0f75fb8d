package school.safeguarding.protection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text column that a class seals with the school's key without an entity, as {@link Sealed} says it of an entity's field:
 * whoever verifies the database finds it by this.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SealsColumn {

    String table();

    String name();

    /** What names a row in its {@link Place}, in SQL. */
    String row() default "id";
}
