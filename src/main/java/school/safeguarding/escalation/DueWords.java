package school.safeguarding.escalation;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.escalation.deadline.DueRule;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** What a school may say in rows of its own beside those of {@code deadlines.dmn}: due times in the same words, and for which steps. */
public final class DueWords {

    /** More digits are no time that anybody waits for, and may be none that a calendar can count. */
    private static final Pattern TOO_LONG = Pattern.compile("\\d{4}");

    /** Whether an agency was silent is judged by the release's time alone, or a school could end its referral within minutes. */
    public static final Set<StepId> OF_AGENCY = Set.of(Steps.RECORD_ACKNOWLEDGEMENT, Steps.DISAGREE);

    private DueWords() {}

    /**
     * When it is due by these words, where the clock starts at that time.
     *
     * @throws IllegalArgumentException if the words are no such time
     */
    public static Instant dueAt(String words, Instant from, SchoolCalendar calendar) {
        return new DueRule(words).dueAt(from, calendar);
    }

    public static boolean isOne(String text) {
        try {
            return !new DueRule(text).words().isBlank()
                    && !TOO_LONG.matcher(text).find();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
