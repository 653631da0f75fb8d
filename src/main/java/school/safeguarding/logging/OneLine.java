package school.safeguarding.logging;

import java.util.regex.Pattern;

/** So that nothing that is told begins a line of its own, which would look like another event. */
final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n\\u000B\\f\\u0085\\u2028\\u2029]\\s*");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t]]");

    private OneLine() {}

    static String of(String text) {
        String unbroken = BREAKS.matcher(text.stripTrailing()).replaceAll(" / ");
        return UNSEEN.matcher(unbroken).replaceAll("?");
    }
}
