package school.safeguarding.record.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.Attached;
import school.safeguarding.attachment.BodyMap;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ConcernRecords.Joined;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;

/**
 * A report that was joined to another, as the page of that one shows it.
 *
 * @param isReadable whether this reader may open it, and its documents, by itself too
 */
record JoinedReport(
        Reference reference,
        boolean isReadable,
        String reportedAt,
        List<ShownEntry> chronology,
        List<BodyMap> bodyMaps,
        List<Attached> attachments) {

    /** @param names of accounts, for whoever reads it */
    static JoinedReport of(Joined report, Predicate<Entry> isChosen, Function<AccountId, String> names) {
        return new JoinedReport(
                report.reference(),
                report.isReadable(),
                BritishDates.inFull(report.reportedAt()),
                report.entries().stream()
                        .filter(isChosen)
                        .map(entry -> ShownEntry.of(entry, names))
                        .toList(),
                BodyMap.all(report.entries()),
                Attached.in(report.entries()));
    }
}
