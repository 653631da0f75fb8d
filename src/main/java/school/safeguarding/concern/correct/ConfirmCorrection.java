package school.safeguarding.concern.correct;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.ShownOnPaper;
import school.safeguarding.concern.decide.ReferConcern;
import school.safeguarding.concern.event.CorrectionRefused;
import school.safeguarding.concern.event.DeletionAgreed;
import school.safeguarding.concern.exclude.LetInAgain;
import school.safeguarding.concern.handle.FollowAboutWhom;
import school.safeguarding.concern.join.SeparateReports;
import school.safeguarding.concern.keep.KeepRecords;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.responsibility.WhoMayRead;

/** A second person says whether something was put right rightly. */
@Service
class ConfirmCorrection implements StepForm {

    private final Concerns concerns;
    private final Corrections corrections;
    private final FollowAboutWhom follow;
    private final ReferConcern referConcern;
    private final JoinedReports joined;
    private final LetInAgain letInAgain;
    private final CorrectChild correctChild;
    private final EndForChildGone endForChildGone;
    private final SeparateReports separateReports;
    private final KeepRecords records;
    private final WhoMayRead readers;
    private final People people;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConfirmCorrection(
            Concerns concerns,
            Corrections corrections,
            FollowAboutWhom follow,
            ReferConcern referConcern,
            JoinedReports joined,
            LetInAgain letInAgain,
            CorrectChild correctChild,
            EndForChildGone endForChildGone,
            SeparateReports separateReports,
            KeepRecords records,
            WhoMayRead readers,
            People people,
            Chronology chronology,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.corrections = corrections;
        this.follow = follow;
        this.referConcern = referConcern;
        this.joined = joined;
        this.letInAgain = letInAgain;
        this.correctChild = correctChild;
        this.endForChildGone = endForChildGone;
        this.separateReports = separateReports;
        this.records = records;
        this.readers = readers;
        this.people = people;
        this.chronology = chronology;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.CONFIRM_CORRECTION;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        // From here on nobody else adds to the record: whoever answered at the same time has answered, or waits for
        // this.
        chronology.lock(submission.concern());
        Concern concern = concerns.withReference(submission.concern());
        Correction correction = corrections.withId(submission.fact(RoutingFact.correctionId));
        if (!correction.isWaiting()) {
            throw new RefusedSubmission("Somebody else has answered this already.");
        }
        if (correction.askedBy().equals(submission.submittedBy())) {
            throw new RefusedSubmission("You asked for this correction, so somebody else has to confirm it.");
        }
        boolean isConfirmed = submission.required("correctionAnswer").equals("confirm");
        boolean isTaken = (correction.kind() == Correction.Kind.TAKEN_AWAY) == isConfirmed;
        if (isTaken
                && correction.isAboutHead(people)
                && submission.text("correctionLadoAdvice").isEmpty()) {
            throw new RefusedSubmission(
                    "“What the LADO advised” is needed: that a concern is not about the headteacher is"
                            + " for the chair of governors to say, on the LADO’s advice.");
        }
        correction.answer(isConfirmed, submission.submittedBy(), clock.instant());
        answer(concern, correction, submission, isConfirmed, isTaken);
        if (!isConfirmed) {
            tellWhoAsked(concern, correction);
        } else if (correction.kind() == Correction.Kind.RECORD_DELETED) {
            events.publishEvent(
                    new DeletionAgreed(concern.reference(), correction.id(), records.others(concern, correction)));
        }
        return RoutingFacts.of(RoutingFact.isAgreed, isConfirmed);
    }

    private void answer(
            Concern concern, Correction correction, Submission submission, boolean isConfirmed, boolean isTaken) {
        if (correction.kind() == Correction.Kind.WRONG_CHILD) {
            answerWrongChild(concern, correction, submission, isConfirmed);
            return;
        }
        if (correction.kind() == Correction.Kind.REPORTED_OTHER) {
            answerReportedOther(concern, correction, submission, isConfirmed);
            return;
        }
        chronology.append(concern.reference(), entry(submission, correction, isConfirmed));
        boolean wasStaffConcern = concern.isStaffConcern();
        if (isTaken && !isConfirmed) {
            letInAgain.afterRefusal(concern, correction);
        } else if (isTaken) {
            takeAway(concern, correction);
        } else if (isConfirmed && correction.isNameOnly()) {
            beAboutNamed(concern, correction);
        }
        follow.follow(concern, submission.step());
        if (isConfirmed && correction.kind() == Correction.Kind.CHILD_GONE) {
            endForChildGone.end(concern);
        }
        if (isConfirmed) {
            correction
                    .otherReference()
                    .ifPresent(other -> separateReports.separate(concern, other, submission.submittedBy()));
        }
        if (wasStaffConcern && !concern.isStaffConcern()) {
            referConcern.ladoNoLonger(concern.reference());
        } else if (isConfirmed && correction.isNameOnly()) {
            referToLado(concern, correction);
        }
    }

    /** A report that was joined to another goes on in that one, which is about them too. */
    private void referToLado(Concern concern, Correction correction) {
        Concern goesOn = concerns.withReference(joined.goesOnAs(concern.reference()));
        if (!goesOn.reference().equals(concern.reference())) {
            beAboutNamed(goesOn, correction);
            follow.follow(goesOn, Optional.empty());
        }
        if (goesOn.isOpen()) {
            referConcern.toLado(goesOn.reference());
        }
    }

    /** Not a reporter who only wrote a name, nor anybody who may know nothing of it. */
    private void tellWhoAsked(Concern concern, Correction correction) {
        people.person(correction.askedBy())
                .filter(person -> readers.mayComeToRead(person, concern.facts()))
                .ifPresent(person ->
                        events.publishEvent(new CorrectionRefused(concern.reference(), correction.id(), person.id())));
    }

    private NewEntry entry(Submission submission, Correction correction, boolean isConfirmed) {
        if (correction.kind() == Correction.Kind.SHOWN_ON_PAPER) {
            return FormEntries.entry(submission, isConfirmed ? ShownOnPaper.AGREED : ShownOnPaper.REFUSED)
                    .with(ShownOnPaper.answered(chronology.of(correction.reference())));
        }
        if (correction.kind() == Correction.Kind.HOLD_LIFTED) {
            return FormEntries.entry(submission, isConfirmed ? LegalHolds.LIFTED : LegalHolds.STAYS);
        }
        if (correction.kind() == Correction.Kind.RECORD_DELETED) {
            return FormEntries.entry(submission, isConfirmed ? LegalHolds.DELETION_AGREED : LegalHolds.NOT_DELETED);
        }
        return FormEntries.entry(submission, isConfirmed ? "Correction confirmed" : "Correction refused");
    }

    private void answerWrongChild(Concern concern, Correction correction, Submission submission, boolean isConfirmed) {
        chronology.append(
                concern.reference(),
                FormEntries.entry(submission, isConfirmed ? CorrectChild.CONFIRMED : CorrectChild.REFUSED));
        if (isConfirmed) {
            correctChild.confirm(concern, correction);
        } else {
            correctChild.refuse(concern, correction);
        }
    }

    private void answerReportedOther(
            Concern concern, Correction correction, Submission submission, boolean isConfirmed) {
        chronology.append(
                concern.reference(),
                FormEntries.entry(
                        submission, isConfirmed ? CorrectChild.REPORTED_CONFIRMED : CorrectChild.REPORTED_REFUSED));
        if (isConfirmed) {
            correctChild.confirmReported(concern, correction);
        } else {
            correctChild.refuseReported(concern, correction);
        }
    }

    /** From now on it is what it would be had they been ticked: a concern about staff. Source: KCSIE part four. */
    private static void beAboutNamed(Concern concern, Correction correction) {
        concern.confirmAbout(correction.about());
        if (!correction.accounts().isEmpty()) {
            concern.alsoAbout(EnumSet.of(AboutWhom.STAFF));
        }
    }

    private static void takeAway(Concern concern, Correction correction) {
        if (!correction.about().isEmpty()) {
            concern.notAbout(correction.about());
        }
        if (!correction.accounts().isEmpty()) {
            concern.excludeNoLonger(correction.accounts());
        }
    }
}
