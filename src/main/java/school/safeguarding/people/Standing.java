package school.safeguarding.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Collectors;

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
        return roles.stream().sorted().collect(Collectors.joining(" "))
                + " until " + lastDay
                + " one-time " + isPasswordOneTime
                + " to-activate " + isToBeActivated
                + " second-factor " + hasSecondFactor;
    }
}
