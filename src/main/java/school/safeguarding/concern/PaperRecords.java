package school.safeguarding.concern;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords.Words;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/**
 * What is given out of the school on paper, for a conference: without the reporter, other children, addresses and readers, unless
 * a second person has agreed. Each leaves its trace with every concern in it.
 */
public interface PaperRecords {

    /**
     * @param isPutBack whether it is to show what a second person has agreed to; without that it is as if they had not
     * @param alsoOut further names to leave out
     * @return empty, without saying why, where there is nothing for this reader
     */
    Optional<Sheets> ofConcern(Reference reference, AccountId reader, boolean isPutBack, List<String> alsoOut);

    /** Every concern about this child that the reader may read, those first that were reported first. Nothing is put back. */
    Optional<Sheets> ofChild(UUID child, AccountId reader, List<String> alsoOut);

    /**
     * Asks a second person that such paper shows more, to whoever asks and for a week.
     *
     * @param purpose for whom it is, and why they have to know it
     */
    Asked ask(Reference reference, AccountId reader, Set<LeftOut> what, String purpose);

    enum Asked {
        ASKED,
        /** What to show, or for whom, was not said. */
        NOT_SAID,
        WAITS_ALREADY,
        /** Or not for this reader. */
        NOT_THERE
    }

    /**
     * @param printedBy the reader's name
     * @param putBack what is shown with a second person's agreement
     */
    record Sheets(
            String childName,
            Optional<LocalDate> childBornOn,
            String className,
            String printedBy,
            Instant printedAt,
            Set<LeftOut> putBack,
            List<Sheet> concerns) {}

    /**
     * One concern.
     *
     * @param reportedBy empty where it is left out
     * @param words newest first
     * @param entries oldest first; in place of the account of whoever made it stands what paper says of them
     * @param readers who, what and when, as the record's page says it; none where they are left out
     */
    record Sheet(
            Reference reference,
            String status,
            String reportedAt,
            Optional<String> reportedBy,
            String handledBy,
            Optional<RiskLevel> level,
            List<Words> words,
            List<Entry> entries,
            List<Map<String, Object>> readers) {}
}
