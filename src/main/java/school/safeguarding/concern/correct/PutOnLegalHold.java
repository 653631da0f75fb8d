package school.safeguarding.concern.correct;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.keep.KeepRecords;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;

/** Somebody says that a record has to be kept, or asks a second person that it need not be any more, or is deleted. */
@Service
public class PutOnLegalHold implements StepForm {

    /** Of their own accord. Whoever else handles a concern may where the LADO asks for it. Default of this procedure. */
    private static final Set<Role> ALONE = Set.of(Role.CPO, Role.HEAD, Role.CHAIR);

    private static final String REFERENCE = "concernReference";
    private static final String ASKED_BY_LADO = "lado";

    private final Concerns concerns;
    private final Corrections corrections;
    private final WhoIsAsked responsible;
    private final AskToConfirm askToConfirm;
    private final KeepRecords records;
    private final People people;
    private final Chronology chronology;

    PutOnLegalHold(
            Concerns concerns,
            Corrections corrections,
            WhoIsAsked responsible,
            AskToConfirm askToConfirm,
            KeepRecords records,
            People people,
            Chronology chronology) {
        this.concerns = concerns;
        this.corrections = corrections;
        this.responsible = responsible;
        this.askToConfirm = askToConfirm;
        this.records = records;
        this.people = people;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return LegalHolds.KIND;
    }

    /** Whether this person may put a record on hold, or ask for a hold to be lifted. */
    public boolean isFor(Concern concern, Person person) {
        return isAlone(concern, person)
                || (!concern.excludes(person)
                        && responsible.handlers(concern.facts()).contains(person.id()));
    }

    private static boolean isAlone(Concern concern, Person person) {
        return !concern.excludes(person) && ALONE.stream().anyMatch(role -> concern.isInLine(person, role));
    }

    /** Without a difference between a concern that is not theirs to know of and one that is not there. */
    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Person person = people.person(submission.submittedBy()).orElseThrow();
        Reference typed = TypedReference.read(submission.required(REFERENCE)).orElse(Reference.NEVER_GIVEN);
        Concern concern = concerns.findByReference(typed)
                .filter(found -> isFor(found, person))
                .orElseThrow(() -> new RefusedSubmission(submission.label(REFERENCE)
                        + " must be the reference of a concern that you may know of, such as CSE-2026-0123."));
        boolean isHeld = LegalHolds.of(chronology.of(concern.reference())).isPresent();
        switch (submission.required("legalHold")) {
            case "put-on" -> putOn(concern, person, isHeld, submission);
            case "lift" -> askToLift(concern, isHeld, submission);
            default -> askToDelete(concern, person, submission);
        }
        return RoutingFacts.of(RoutingFact.reference, concern.reference().value());
    }

    private void putOn(Concern concern, Person person, boolean isHeld, Submission submission) {
        if (isHeld) {
            throw new RefusedSubmission("It is on legal hold already.");
        }
        if (!isAlone(concern, person) && !submission.required("legalHoldFor").equals(ASKED_BY_LADO)) {
            throw new RefusedSubmission("Unless the LADO has asked for it, it is for the Child Protection Officer, the"
                    + " headteacher or the chair of governors to put it on legal hold. Please ask one of them.");
        }
        chronology.append(concern.reference(), FormEntries.entry(submission, LegalHolds.PUT_ON));
    }

    private void askToLift(Concern concern, boolean isHeld, Submission submission) {
        if (!isHeld) {
            throw new RefusedSubmission("It is not on legal hold.");
        }
        chronology.append(concern.reference(), FormEntries.entry(submission, LegalHolds.ASKED));
        // From here on nobody else adds to the record: whoever asked at the same time has asked, or waits for this.
        if (isLiftingAsked(concern.reference())) {
            throw new RefusedSubmission("It is asked for already, and waits for a second person.");
        }
        askToConfirm.holdLifted(concern, submission.submittedBy());
    }

    private void askToDelete(Concern concern, Person person, Submission submission) {
        if (!records.isFor(concern, person)) {
            throw new RefusedSubmission(
                    "It is for the Child Protection Officer, the headteacher or the chair of governors to"
                            + " ask for a record to be deleted.");
        }
        // As above: whoever asked at the same time has asked, or waits for this.
        chronology.lock(concern.reference());
        if (records.isAsked(concern.reference())) {
            throw new RefusedSubmission("It is asked for already, and waits for a second person.");
        }
        if (records.agreed(concern.reference()).isPresent()) {
            throw new RefusedSubmission("It is agreed already, and is deleted on the next morning.");
        }
        records.keptBecause(concern).ifPresent(why -> {
            throw new RefusedSubmission("This record cannot be deleted now. " + why);
        });
        chronology.append(concern.reference(), FormEntries.entry(submission, LegalHolds.DELETION_ASKED));
        askToConfirm.recordDeleted(concern, submission.submittedBy());
    }

    private boolean isLiftingAsked(Reference reference) {
        List<Correction> all = corrections.findByReferenceOrderByAskedAt(reference);
        return all.stream().anyMatch(one -> one.kind() == Correction.Kind.HOLD_LIFTED && one.isWaiting());
    }
}
