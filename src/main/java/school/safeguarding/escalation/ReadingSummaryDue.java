package school.safeguarding.escalation;

import java.time.LocalDate;
import school.safeguarding.account.AccountId;

/**
 * A week begins and one person is told how records were read in the last one, counting only what they may know.
 *
 * @param from the first day of it, as people write it
 * @param until the last
 * @param readings whole sentences, by account ids and references
 */
public record ReadingSummaryDue(AccountId account, LocalDate day, String from, String until, String readings) {}
