package school.safeguarding.concern;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords.Joined;
import school.safeguarding.concern.ConcernRecords.Words;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/**
 * A concern's record as it stood at an earlier time, for whoever may read it today. What was added later is not in it; who was
 * taken out of it since as the wrong child is "another child" in it too.
 */
public interface PastRecords {

    /**
     * Leaves a trace of the reading, or that it was refused.
     *
     * @param until the first moment that is not shown any more
     * @return empty, without saying why, where there is nothing for this reader
     */
    Optional<Past> read(Reference reference, Instant until, AccountId reader);

    /**
     * @param childName as it was known then; another child where that was the wrong one
     * @param entries those that there were, oldest first; none where it had not been reported yet
     * @param ofChildThen the same without answers about another child than it was about then
     * @param words newest first
     * @param joined the reports that went on in it then and do so now, of those that this reader may know of
     * @param stood empty where that was not kept yet, or was changed since
     */
    record Past(
            Reference reference,
            String childName,
            List<Entry> entries,
            List<Entry> ofChildThen,
            List<Words> words,
            List<Joined> joined,
            Optional<Stood> stood) {}

    /**
     * What the rules knew of it, as the trail proves.
     *
     * @param level that stood, whether proposed or decided
     * @param response what had been decided; empty where nothing had
     * @param isAgreed whether that stood, or waited for a second person
     * @param agencies that were to be told, by their titles
     * @param keptOut who learned nothing of it then, by what was said of whom it is about and by account; empty where this
     *     reader is not told
     */
    record Stood(
            boolean isOpen,
            String handledBy,
            Optional<AccountId> assignedTo,
            Optional<RiskLevel> level,
            Optional<RiskLevel> proposed,
            Optional<RiskLevel> decided,
            Optional<String> response,
            boolean isAgreed,
            List<String> agencies,
            Optional<KeptOut> keptOut) {}

    /**
     * @param about in words
     * @param roles whose holders learn nothing where it is about them
     * @param accounts ids
     */
    record KeptOut(List<String> about, List<String> roles, List<AccountId> accounts) {}
}
