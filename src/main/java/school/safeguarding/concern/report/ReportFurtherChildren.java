package school.safeguarding.concern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.engine.Procedures;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/**
 * One report may name several children: each has a concern of their own, with a level, parents and words of their own, begun with
 * the same submit. The account is the same, so whoever may not know of one of them knows of none at first.
 */
@Component
class ReportFurtherChildren {

    private static final String KIND = "same-report";

    private final AcceptReport acceptReport;
    private final SameReport sameReport;
    private final KeepOutFamily keepOutFamily;
    private final Procedures procedures;
    private final Chronology chronology;

    ReportFurtherChildren(
            AcceptReport acceptReport,
            SameReport sameReport,
            KeepOutFamily keepOutFamily,
            Procedures procedures,
            Chronology chronology) {
        this.acceptReport = acceptReport;
        this.sameReport = sameReport;
        this.keepOutFamily = keepOutFamily;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** @return the concerns of the others, whose processes are still to be started */
    List<Concern> accept(Concern first, List<FurtherChild> children, boolean doClocksRunOn) {
        if (children.isEmpty()) {
            return List.of();
        }
        List<Concern> others = children.stream()
                .map(child -> acceptReport.accept(child.asReported(), first.about(), doClocksRunOn))
                .toList();
        List<Concern> all = new ArrayList<>(others);
        all.add(0, first);
        sameReport.began(all.stream().map(Concern::reference).toList());
        Set<AccountId> out =
                all.stream().flatMap(concern -> concern.steppedOut().stream()).collect(Collectors.toSet());
        all.forEach(concern -> {
            keepOutFamily.asInSameReport(concern, out);
            List<Line> references = all.stream()
                    .filter(other -> other != concern)
                    .map(other -> new Line(
                            "sameReport", "Its reference", other.reference().value()))
                    .toList();
            chronology.append(
                    concern.reference(),
                    new NewEntry(AccountId.PROCEDURE, "Another child in the same report", KIND, references));
        });
        return others;
    }

    /** @param children whom those concerns are about, in the same order */
    void start(List<Concern> others, List<FurtherChild> children) {
        IntStream.range(0, others.size()).forEach(at -> {
            Concern other = others.get(at);
            String name = children.get(at).name().orElseThrow();
            procedures.start("cse-concern", other.reference(), ReportedFacts.of(other, name));
        });
    }
}
