package school.safeguarding.governance.figures.publish;

import java.time.Instant;

/**
 * One of a school year's terms, with the holidays before it: what happens in the summer belongs to the year that begins.
 *
 * @param schoolYear the year in which the school year begins
 * @param number from 1 in each school year
 * @param name such as "Autumn"
 * @param from not included
 * @param until the end of its last school day, included
 */
public record SchoolTerm(int schoolYear, int number, String name, Instant from, Instant until) {

    boolean isOver(Instant now) {
        return now.isAfter(until);
    }

    boolean isIn(Instant now) {
        return now.isAfter(from) && !isOver(now);
    }

    public static String inWords(int schoolYear) {
        return "%d/%02d".formatted(schoolYear, (schoolYear + 1) % 100);
    }
}
