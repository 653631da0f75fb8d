package school.safeguarding.concern.report;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.model.References;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * Another child whom a worry is about gets a concern of their own, with a level, parents and words of their own: who harms
 * another child may be a victim too. Neither record tells the account of the other, so that each family learns its own only.
 */
@Component
public class ReportOtherChild {

    public static final String LINKED = EntryKind.LINKED_CHILD;

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final References references;
    private final KeepOutFamily keepOutFamily;
    private final ConcernSteps concernSteps;
    private final Procedures procedures;
    private final Chronology chronology;
    private final SchoolHours hours;
    private final Clock clock;

    ReportOtherChild(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            References references,
            KeepOutFamily keepOutFamily,
            ConcernSteps concernSteps,
            Procedures procedures,
            Chronology chronology,
            SchoolHours hours,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.references = references;
        this.keepOutFamily = keepOutFamily;
        this.concernSteps = concernSteps;
        this.procedures = procedures;
        this.chronology = chronology;
        this.hours = hours;
        this.clock = clock;
    }

    /** Where the report is about another child whose name is known; else nothing, until the review names them. */
    void report(Concern concern, Submission report, List<Concern> ofSameReport) {
        // With others ticked too, the name may be theirs.
        if (concern.about().equals(Set.of(AboutWhom.CHILD))) {
            report.text("personOfConcern")
                    .map(child -> report(concern, child))
                    .ifPresent(other -> ofSameReport.forEach(further -> link(further, other)));
        }
    }

    /** Where the review names one, and none has a concern of their own for this concern yet. */
    public void named(Concern concern, Submission review) {
        boolean isLinked = chronology.of(concern.reference()).stream()
                .anyMatch(entry -> entry.kind().equals(LINKED));
        if (!isLinked) {
            review.text("otherChildName").ifPresent(child -> {
                if (keepOutFamily.personNamed(concern, child)) {
                    concernSteps.handOn(concern.reference(), review.step());
                }
                report(concern, child);
            });
        }
    }

    private Concern report(Concern concern, String child) {
        Instant now = clock.instant();
        Concern other = concerns.save(Concern.report(
                Reference.of(references.next()),
                concern.reporter(),
                withoutChildren(concern.about()),
                false,
                hours.isOutside(now),
                now));
        chronology.begin(other.reference());
        children.begin(other.reference());
        concern.steppedOut().forEach(other::stepOut);
        chronology.append(
                other.reference(),
                new NewEntry(
                        concern.reporter(),
                        "Report",
                        EntryKind.REPORT,
                        List.of(
                                new Line("childName", "Full name of the child", child),
                                new Line(
                                        "whatHappened",
                                        "What happened",
                                        "Named as the other child in " + concern.reference()
                                                + ", where the account stands."),
                                new Line(
                                        SameAccount.REPORTED_IN,
                                        "First reported in",
                                        concern.reference().value()))));
        rounds.save(ReviewRound.first(other.reference(), 1, now));
        keepOutFamily.atAcceptance(
                other, children.name(other.reference(), Kind.CHILD, child, Optional.empty()), Optional.empty());
        link(concern, other);
        procedures.start("cse-concern", other.reference(), ReportedFacts.of(other));
        return other;
    }

    private void link(Concern concern, Concern other) {
        chronology.append(
                concern.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        "The other child has a concern of their own",
                        LINKED,
                        List.of(new Line(
                                SameAccount.LINKED,
                                "Its reference",
                                other.reference().value()))));
    }

    /** Whoever may know nothing of the one may know nothing of the other; whom it is about is not known yet. */
    private static Set<AboutWhom> withoutChildren(Set<AboutWhom> about) {
        Set<AboutWhom> others = EnumSet.copyOf(about);
        others.remove(AboutWhom.CHILD);
        others.add(AboutWhom.UNKNOWN);
        return others;
    }
}
