package school.safeguarding.escalation;

import school.safeguarding.escalation.deadline.DueRule;

/** Whether a text is a due time in the words of {@code deadlines.dmn}. */
public final class DueWords {

    private DueWords() {}

    public static boolean isOne(String text) {
        try {
            return !new DueRule(text).words().isBlank();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
