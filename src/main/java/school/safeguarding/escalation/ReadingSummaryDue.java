package school.safeguarding.escalation;

import java.time.LocalDate;

/**
 * A week begins and one person is told how records were read in the last one, counting only what they may know.
 *
 * @param text whole sentences, by account ids and references
 */
public record ReadingSummaryDue(String account, LocalDate day, String text) {}
