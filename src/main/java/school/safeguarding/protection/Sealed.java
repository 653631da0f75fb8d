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

    /** The field that names the row, for one whose id only the database gives: the id where this is empty. */
    String row() default "";

    /**
     * Whether what does not open is taken for nothing, where its reader sees by that that it was changed: one row that somebody
     * has changed must not keep all others from being read.
     */
    boolean nothingIfChanged() default false;

    enum Key {
        SCHOOL,
        /** The key of the concern that the entity's field {@code reference} names. */
        CONCERN
    }
}
