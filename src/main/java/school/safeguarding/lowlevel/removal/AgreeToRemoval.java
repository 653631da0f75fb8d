package school.safeguarding.lowlevel.removal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.lowlevel.LowLevelRemovalAnswered;
import school.safeguarding.lowlevel.list.LowLevelConcern;
import school.safeguarding.lowlevel.list.LowLevelConcerns;
import school.safeguarding.lowlevel.list.LowLevelNote;
import school.safeguarding.lowlevel.list.LowLevelNotes;
import school.safeguarding.lowlevel.list.StillToDo;
import school.safeguarding.people.People;
import school.safeguarding.record.FormAnswers;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** A second person says whether an entry is taken out of its list. */
@Service
public class AgreeToRemoval implements StepForm {

    public static final StepId STEP = Steps.AGREE_TO_REMOVAL;

    private final LowLevelConcerns concerns;
    private final LowLevelNotes notes;
    private final LowLevelRemovals removals;
    private final EntityManager entities;
    private final StillToDo stillToDo;
    private final FormAnswers answers;
    private final People people;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreeToRemoval(
            LowLevelConcerns concerns,
            LowLevelNotes notes,
            LowLevelRemovals removals,
            EntityManager entities,
            StillToDo stillToDo,
            FormAnswers answers,
            People people,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.notes = notes;
        this.removals = removals;
        this.entities = entities;
        this.stillToDo = stillToDo;
        this.answers = answers;
        this.people = people;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "agree-to-removal";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        LowLevelConcern entry = concerns.withReference(submission.fact(RoutingFact.lowLevelReference));
        AccountId second = submission.submittedBy();
        AccountId askedBy = notes.whoDidLast(entry.reference(), AskForRemoval.ASKED);
        if (askedBy.equals(second)) {
            throw new RefusedSubmission("You asked for it, so somebody else has to agree.");
        }
        Optional<LowLevelRemoval> there = removals.findById(entry.reference());
        if (there.filter(LowLevelRemoval::isAsWritten).isPresent()) {
            return isOutAlready(submission, entry);
        }
        boolean isAgreed = submission.required("removalAnswer").equals("agree");
        if (isAgreed && stillToDo.whenAgreed(entry, people.person(second).orElseThrow())) {
            throw new RefusedSubmission(
                    "Something else is still to be done about this adult. That comes first, and until then the entry stays.");
        }
        if (isAgreed && there.isPresent()) {
            throw new RefusedSubmission("That this entry is out was written directly into the database, and does not"
                    + " count. Until that row is gone the entry stays.");
        }
        Instant now = clock.instant();
        notes.save(new LowLevelNote(
                entry.reference(),
                isAgreed ? "Taken out of the list" : "It stays in the list",
                second,
                answers.of(submission),
                now));
        if (isAgreed) {
            // Only what is new: a row that is there is never written over, which nobody may do in the database either.
            entities.persist(new LowLevelRemoval(entry.reference(), askedBy, second, now));
            trail.leave(Trace.of(second, Kind.LOW_LEVEL_REMOVED).with(entry.reference() + " asked by " + askedBy));
        }
        AccountId told = isAgreed ? entry.addedBy() : askedBy;
        boolean isOneOfTheTwo = isAgreed && List.of(askedBy, second).contains(told);
        if (!isOneOfTheTwo && people.person(told).isPresent()) {
            events.publishEvent(new LowLevelRemovalAnswered(entry.reference(), isAgreed, told));
        }
        return RoutingFacts.of(RoutingFact.isAgreed, isAgreed);
    }

    /** Two may have asked for it at the same time: whoever answers last changes nothing, and has nothing left to do. */
    private RoutingFacts isOutAlready(Submission submission, LowLevelConcern entry) {
        notes.save(new LowLevelNote(
                entry.reference(),
                "Is out of the list already",
                submission.submittedBy(),
                answers.of(submission),
                clock.instant()));
        return RoutingFacts.of(RoutingFact.isAgreed, true);
    }
}
