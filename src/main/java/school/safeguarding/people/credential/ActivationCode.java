package school.safeguarding.people.credential;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/** Ten signs that nobody takes for one another, in two groups, such as K7WQM-3XHRT: fifty bits. */
public final class ActivationCode {

    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ActivationCode() {}

    public static String draw() {
        return group() + "-" + group();
    }

    private static String group() {
        return RANDOM.ints(GROUP, 0, SIGNS.length())
                .mapToObj(sign -> SIGNS.substring(sign, sign + 1))
                .collect(Collectors.joining());
    }

    /** However somebody typed it. */
    static String typed(String code) {
        String signs = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return signs.length() == 2 * GROUP ? signs.substring(0, GROUP) + "-" + signs.substring(GROUP) : signs;
    }
}
