package school.safeguarding.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;

/**
 * What an account may do, in one text that is sealed beside it: whoever changes a role, a last day or a second factor in the
 * database, past the application, does not know how to seal the text that would go with it.
 */
public final class Standing {

    private Standing() {}

    /** @param roles names of roles; @param lastDay may be null */
    public static String of(
            Collection<String> roles,
            LocalDate lastDay,
            boolean isPasswordOneTime,
            boolean isToBeActivated,
            boolean hasSecondFactor) {
        return "%s until %s one-time %s to-activate %s second-factor %s"
                .formatted(new TreeSet<>(roles), lastDay, isPasswordOneTime, isToBeActivated, hasSecondFactor);
    }
}
