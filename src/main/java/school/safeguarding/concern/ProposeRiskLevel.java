package school.safeguarding.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.risk.RiskLevel;

/** Keeps the proposed level, which is the highest that any rule gives, with every rule that fired and its source. */
@Service
class ProposeRiskLevel {

    static final String KIND = "risk-proposed";
    static final String PROPOSED = "proposedLevel";

    private final Concerns concerns;
    private final Chronology chronology;

    ProposeRiskLevel(Concerns concerns, Chronology chronology) {
        this.concerns = concerns;
        this.chronology = chronology;
    }

    @Transactional
    public RiskLevel propose(String reference, List<FiredRule> rules) {
        RiskLevel proposed = rules.stream()
                .map(FiredRule::level)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("No rule of risk-level fired for " + reference));
        concerns.withReference(reference).propose(proposed);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(PROPOSED, "Proposed level", proposed.inWords()));
        rules.forEach(rule -> lines.add(new Line(rule.level().name(), rule.rule(), rule.source())));
        chronology.append(reference, new NewEntry("procedure", "Risk level proposed", KIND, lines));
        return proposed;
    }

    /** @param source who says so, with the edition */
    record FiredRule(RiskLevel level, String rule, String source) {}
}
