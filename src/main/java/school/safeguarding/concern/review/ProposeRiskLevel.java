package school.safeguarding.concern.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** Keeps the proposed level, which is the highest that any rule gives, with every rule that fired and its source. */
@Service
public class ProposeRiskLevel {

    public static final String KIND = EntryKind.RISK_PROPOSED;
    public static final String PROPOSED = "proposedLevel";

    private final Concerns concerns;
    private final Chronology chronology;

    ProposeRiskLevel(Concerns concerns, Chronology chronology) {
        this.concerns = concerns;
        this.chronology = chronology;
    }

    @Transactional
    public RiskLevel propose(Reference reference, List<FiredRule> rules) {
        if (rules.isEmpty()) {
            throw new IllegalStateException("No rule of risk-level fired for " + reference);
        }
        Concern concern = concerns.withReference(reference);
        List<FiredRule> all = new ArrayList<>(rules);
        notBelowJoined(concern).ifPresent(all::add);
        RiskLevel proposed = all.stream()
                .map(FiredRule::level)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        concern.propose(proposed);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(PROPOSED, "Proposed level", proposed.inWords()));
        all.forEach(rule -> lines.add(new Line(rule.level().name(), rule.rule(), rule.source())));
        chronology.append(reference, new NewEntry(AccountId.PROCEDURE, "Risk level proposed", KIND, lines));
        return proposed;
    }

    /** What two reports of one incident had, until a decision stands that was made on both: less takes a second person. */
    private Optional<FiredRule> notBelowJoined(Concern concern) {
        List<Entry> entries = chronology.of(concern.reference());
        int joined = last(entries, JoinedReports.JOINED);
        boolean isUndecided =
                last(entries, EntryKind.DECIDE_RESPONSE) < joined || (joined > 0 && !concern.isResponseAgreed());
        return concern.proposedLevel()
                .filter(level -> isUndecided)
                .map(level -> new FiredRule(
                        level,
                        "Not below what either of two joined reports had",
                        "Default of this procedure (November 2026); looked at 2026-11"));
    }

    private static int last(List<Entry> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .mapToInt(Entry::number)
                .max()
                .orElse(0);
    }

    /** @param source who says so, with the edition */
    record FiredRule(RiskLevel level, String rule, String source) {}
}
