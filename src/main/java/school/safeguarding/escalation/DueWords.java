package school.safeguarding.escalation;

import java.util.regex.Pattern;
import school.safeguarding.escalation.deadline.DueRule;

/** Whether a text is a due time in the words of {@code deadlines.dmn}. */
public final class DueWords {

    /** More digits are no time that anybody waits for, and may be none that a calendar can count. */
    private static final Pattern TOO_LONG = Pattern.compile("\\d{4}");

    private DueWords() {}

    public static boolean isOne(String text) {
        try {
            return !new DueRule(text).words().isBlank()
                    && !TOO_LONG.matcher(text).find();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
