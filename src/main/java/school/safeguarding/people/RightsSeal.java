package school.safeguarding.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do, in one text that is sealed beside it: whoever changes a role, a last day or a second factor directly
 * in the database does not know how to seal the text that would go with it.
 */
public final class RightsSeal {

    private RightsSeal() {}

    /**
     * @param roles names of roles, each with the time of coming into it, {@link Instant#EPOCH} for one that was held from the start
     * @param lastDay may be null
     * @param linkUntil until when a mailed link opens the account, null where there is none
     */
    public static String of(
            Map<String, Instant> roles,
            @Nullable LocalDate lastDay,
            boolean isPasswordOneTime,
            boolean isToBeActivated,
            boolean hasSecondFactor,
            @Nullable Instant linkUntil) {
        return roles.entrySet().stream()
                        .map(role -> role.getKey()
                                + (role.getValue().equals(Instant.EPOCH) ? "" : " since " + role.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" "))
                + " until " + lastDay
                + " one-time " + isPasswordOneTime
                + " to-activate " + isToBeActivated
                + " second-factor " + hasSecondFactor
                + " link-until " + linkUntil;
    }
}
