package school.safeguarding.briefing.policy;

import java.util.List;

/**
 * One question about recognising or reporting.
 *
 * @param code stable, as a briefing keeps it
 * @param choices three, of which one is right
 * @param right the number of the right one, counted from 0
 * @param why what whoever chose another is told
 */
public record Question(String code, String question, List<String> choices, int right, String why) {

    public static final List<String> LETTERS = List.of("a", "b", "c");

    /** @param letter as the form says it */
    boolean isRight(String letter) {
        return LETTERS.get(right).equals(letter);
    }
}
