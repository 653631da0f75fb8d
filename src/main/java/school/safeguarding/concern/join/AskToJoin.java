package school.safeguarding.concern.join;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.decide.ReferConcern;
import school.safeguarding.concern.exclude.KeepOutOfAll;
import school.safeguarding.concern.handle.FollowAboutWhom;
import school.safeguarding.concern.join.RelatedConcerns.Related;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * Somebody who may know of two reports says that they are of one incident. From then on nobody knows of the one who may not
 * know of the other, nor of any that was joined to either before; the reports themselves are joined in a process of their own.
 */
@Component
public class AskToJoin {

    static final String REFERENCE = "sameIncidentReference";

    /** In the record of either that was not the one in hand. */
    static final String ASKED = "join-asked";

    private static final StepId EMERGENCY = Steps.CONFIRM_EMERGENCY_SERVICES;

    private final Concerns concerns;
    private final ConcernChildren children;
    private final Corrections corrections;
    private final RelatedConcerns related;
    private final WhoIsAsked responsible;
    private final KeepOutOfAll keepOutOfAll;
    private final ConcernSteps concernSteps;
    private final FollowAboutWhom follow;
    private final ReferConcern referConcern;
    private final Procedures procedures;
    private final Chronology chronology;
    private final People people;

    AskToJoin(
            Concerns concerns,
            ConcernChildren children,
            Corrections corrections,
            RelatedConcerns related,
            WhoIsAsked responsible,
            KeepOutOfAll keepOutOfAll,
            ConcernSteps concernSteps,
            FollowAboutWhom follow,
            ReferConcern referConcern,
            Procedures procedures,
            Chronology chronology,
            People people) {
        this.concerns = concerns;
        this.children = children;
        this.corrections = corrections;
        this.related = related;
        this.responsible = responsible;
        this.keepOutOfAll = keepOutOfAll;
        this.concernSteps = concernSteps;
        this.follow = follow;
        this.referConcern = referConcern;
        this.procedures = procedures;
        this.chronology = chronology;
        this.people = people;
    }

    public void ask(Submission addition) {
        Concern here = concerns.withReference(addition.concern());
        Concern other = other(here, addition);
        List<Concern> both = List.of(here, other);
        Concern elder = both.stream()
                .min(Comparator.comparing(Concern::reportedAt).thenComparing(Concern::reference))
                .orElseThrow();
        Concern younger = elder == here ? other : here;
        if (both.stream().anyMatch(this::isEmergencyOpen)) {
            throw new RefusedSubmission("The emergency services come first: one of the two still waits for somebody to"
                    + " confirm them. Do that, and join the two then.");
        }
        if (both.stream().anyMatch(this::isChildInDoubt)) {
            throw new RefusedSubmission("A second person has not confirmed yet which child one of the two is about."
                    + " Join the two then.");
        }
        boolean wasStaffConcern = elder.isStaffConcern();
        elder.shareExclusions(younger);
        both.stream()
                .flatMap(one -> keepOutOfAll.whoIsKeptOutOf(one).stream())
                .distinct()
                .forEach(concernSteps::offerAgain);
        chronology.append(
                other.reference(),
                new NewEntry(
                        addition.submittedBy(),
                        "Said to be of the same incident as " + here.reference(),
                        ASKED,
                        List.of(new Line("additionText", "Why", addition.required("additionText")))));
        follow.follow(here, addition.step());
        follow.follow(other, Optional.empty());
        if (elder.isStaffConcern() && !wasStaffConcern) {
            referConcern.toLado(elder.reference());
        }
        procedures.start(
                "join-reports",
                elder.reference(),
                RoutingFacts.of(RoutingFact.joinedReference, younger.reference().value())
                        .with(
                                RoutingFact.isHarmPossible,
                                !addition.required("harmPossible").equals("no")));
    }

    /**
     * One that may not be known of and one that is not there are answered alike, and at the same cost: looked for is only among
     * those that this person may know of.
     */
    private Concern other(Concern here, Submission addition) {
        Person person = people.person(addition.submittedBy()).orElseThrow();
        Reference typed = TypedReference.read(addition.required(REFERENCE)).orElse(Reference.NEVER_GIVEN);
        return related.knownTo(person, here).stream()
                .filter(one -> one.concern().reference().equals(typed) && one.same() == SameChild.YES)
                .map(Related::concern)
                // And not one that names a brother or sister only.
                .filter(other -> other.isOpen() && isAboutTheSameChild(here, other))
                .filter(other -> responsible.isInLine(other.facts(), person))
                .findFirst()
                .orElseThrow(() -> new RefusedSubmission(addition.label(REFERENCE)
                        + " must be the reference of another open concern about this child that you may know of, such as"
                        + " CSE-2026-0123."));
    }

    private boolean isAboutTheSameChild(Concern here, Concern other) {
        return concerns.linkedWith(here.reference()).contains(other.reference())
                || children.isAboutTheSame(here.reference(), other.reference());
    }

    private boolean isChildInDoubt(Concern concern) {
        return corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .anyMatch(one -> one.isOfChildNamedWrongly() && one.isWaiting());
    }

    private boolean isEmergencyOpen(Concern concern) {
        return procedures.openSteps(concern.reference()).stream()
                .anyMatch(step -> step.step().equals(EMERGENCY));
    }
}
