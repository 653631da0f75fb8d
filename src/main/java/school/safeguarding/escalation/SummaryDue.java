package school.safeguarding.escalation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * A day begins and one person is to be told how things stand, counting only what they may know.
 *
 * @param open how many concerns are open that they may know of
 * @param overdue how many steps of concerns that they may know of are late
 * @param isKnown whether they may know what a reference, or a key that is none, stands for
 * @param warnings whole sentences, without any narrative
 */
public record SummaryDue(
        String account, LocalDate day, int open, int overdue, Predicate<String> isKnown, List<String> warnings) {}
