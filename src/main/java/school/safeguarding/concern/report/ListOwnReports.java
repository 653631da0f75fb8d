package school.safeguarding.concern.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.OwnReports;
import school.safeguarding.concern.ToldReporters;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.reference.Reference;

/**
 * Lists somebody's own reports by what they were told of each. A concern from which its reporter is excluded later so stays for
 * ever as they saw it last, one that came of their report and that they were not told of is not listed, and no rule about who may
 * know of it has to be asked.
 */
@Service
class ListOwnReports implements OwnReports {

    private final JdbcClient database;
    private final ToldReporters told;
    private final ChangedConcerns changed;

    ListOwnReports(JdbcClient database, ToldReporters told, ChangedConcerns changed) {
        this.database = database;
        this.told = told;
        this.changed = changed;
    }

    @Override
    @Transactional(readOnly = true)
    public List<OwnReport> of(AccountId account) {
        Map<String, Standing> lastTold = told.lastTold(account);
        List<OwnReport> all = database
                .sql("SELECT concern.reference, reported_at, coalesce(first, concern.reference) AS acknowledged"
                        + " FROM safeguarding.concern LEFT JOIN safeguarding.same_report USING (reference)"
                        + " WHERE reporter = ? AND concern.reference NOT IN (SELECT d.reference FROM safeguarding.deleted_record d)"
                        + " ORDER BY reported_at DESC, concern.reference")
                .param(account.value())
                .query((row, at) -> {
                    Reference reference = Reference.of(row.getString("reference"));
                    Instant reportedAt =
                            row.getObject("reported_at", OffsetDateTime.class).toInstant();
                    boolean isAcknowledged = lastTold.containsKey(row.getString("acknowledged"));
                    return Optional.ofNullable(lastTold.get(reference.value()))
                            .or(() -> isAcknowledged ? Optional.of(Standing.RECEIVED) : Optional.empty())
                            .map(standing -> new OwnReport(reference, reportedAt, standing));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        // Whoever changed the reporter directly in the database would show somebody a reference.
        Set<Reference> out =
                changed.among(all.stream().map(OwnReport::reference).toList());
        return all.stream().filter(report -> !out.contains(report.reference())).toList();
    }
}
