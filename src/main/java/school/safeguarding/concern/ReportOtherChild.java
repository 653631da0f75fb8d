package school.safeguarding.concern;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.NamedChild.Kind;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/**
 * Another child whom a worry is about gets a concern of their own, with a level, parents and words of their own: who harms
 * another child may be a victim too. Neither record tells the account of the other, so that each family learns its own only.
 */
@Component
class ReportOtherChild {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final References references;
    private final Procedures procedures;
    private final Chronology chronology;

    ReportOtherChild(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            References references,
            Procedures procedures,
            Chronology chronology) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.references = references;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** Where the report is about another child whose name is known; else nothing, until somebody knows it. */
    void report(Concern concern, Submission report) {
        Optional<String> name = report.text("personOfConcern")
                .filter(typed -> concern.isAbout(AboutWhom.CHILD) && isOnlyOnesName(concern));
        name.ifPresent(child -> report(concern, child));
    }

    /** With others ticked too, the name may be theirs. */
    private static boolean isOnlyOnesName(Concern concern) {
        return Set.of(AboutWhom.CHILD).containsAll(concern.about());
    }

    private void report(Concern concern, String child) {
        Concern other = concerns.save(Concern.report(
                references.next(),
                concern.reporter(),
                Set.of(AboutWhom.UNKNOWN),
                false,
                concern.isOutsideHours(),
                concern.reportedAt()));
        chronology.append(
                other.reference(),
                new NewEntry(
                        concern.reporter(),
                        "Report",
                        "report",
                        List.of(
                                new Line("childName", "Full name of the child", child),
                                new Line(
                                        "whatHappened",
                                        "What happened",
                                        "Named as the other child in " + concern.reference()
                                                + ", where the account stands."))));
        rounds.save(ReviewRound.first(other.reference(), 1, other.reportedAt()));
        children.name(other.reference(), Kind.CHILD, child, Optional.empty());
        chronology.append(
                concern.reference(),
                new NewEntry(
                        "procedure",
                        "The other child has a concern of their own",
                        "linked-child",
                        List.of(new Line("linked", "Its reference", other.reference()))));
        procedures.start("cse-concern", other.reference(), ReportedFacts.of(other));
    }
}
