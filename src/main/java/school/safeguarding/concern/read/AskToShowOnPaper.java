package school.safeguarding.concern.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.PaperRecords.Asked;
import school.safeguarding.concern.ShownOnPaper;
import school.safeguarding.concern.correct.AskToConfirm;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoMayRead;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Asks a second person that paper of a record shows more than it does otherwise, to somebody who has to know it. */
@Service
class AskToShowOnPaper {

    static final int LONGEST_PURPOSE = 2000;

    private final Concerns concerns;
    private final ChangedConcerns changed;
    private final WhoMayRead readers;
    private final Procedures procedures;
    private final AskToConfirm askToConfirm;
    private final People people;
    private final Chronology chronology;
    private final Trail trail;

    AskToShowOnPaper(
            Concerns concerns,
            ChangedConcerns changed,
            WhoMayRead readers,
            Procedures procedures,
            AskToConfirm askToConfirm,
            People people,
            Chronology chronology,
            Trail trail) {
        this.concerns = concerns;
        this.changed = changed;
        this.readers = readers;
        this.procedures = procedures;
        this.askToConfirm = askToConfirm;
        this.people = people;
        this.chronology = chronology;
        this.trail = trail;
    }

    @Transactional
    public Asked ask(Reference reference, AccountId reader, Set<LeftOut> what, String purpose) {
        Optional<Concern> found = concerns.findByReference(reference);
        Optional<Person> person = people.person(reader);
        // All of it asked in either case, so that what is not there takes as long as what is somebody else's.
        boolean isChanged = changed.isOne(reference);
        boolean hasStep = procedures.openSteps(reference).stream()
                .filter(step -> step.people().contains(reader))
                .anyMatch(OpenStep::opensRecord);
        Optional<Concern> theirs = found.filter(concern -> !isChanged)
                .filter(concern -> person.filter(one -> readers.mayRead(one, concern.facts(), () -> hasStep))
                        .isPresent());
        if (theirs.isEmpty()) {
            trail.leaveOnceAnHour(
                    !reference.isNeverGiven()
                            ? Trace.about(reference, reader, Trace.Kind.READ_REFUSED)
                            : Trace.of(reader, Trace.Kind.READ_REFUSED));
            return Asked.NOT_THERE;
        }
        if (what.isEmpty() || purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
            return Asked.NOT_SAID;
        }
        chronology.append(reference, ShownOnPaper.asked(what, purpose.strip(), reader));
        // From here on nobody else adds to the record: whoever asked at the same time is in it, or waits for this.
        List<Entry> entries = chronology.of(reference);
        if (ShownOnPaper.isWaiting(entries.subList(0, entries.size() - 1))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Asked.WAITS_ALREADY;
        }
        askToConfirm.shownOnPaper(theirs.get(), reader);
        return Asked.ASKED;
    }
}
