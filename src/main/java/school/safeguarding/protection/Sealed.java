package school.safeguarding.protection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text column that the database sees sealed only, in Base64. It can be neither searched nor sorted by. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sealed {

    /** Whose key seals it. */
    Key by() default Key.SCHOOL;

    enum Key {
        SCHOOL,
        /** The key of the concern that the entity's field {@code reference} names. */
        CONCERN
    }
}
