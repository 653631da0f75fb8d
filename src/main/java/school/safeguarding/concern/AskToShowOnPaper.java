package school.safeguarding.concern;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.PaperRecords.Asked;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Asks a second person that paper of a record shows more than it does otherwise, to somebody who has to know it. */
@Service
class AskToShowOnPaper {

    static final int LONGEST_PURPOSE = 2000;

    private final Concerns concerns;
    private final ChangedConcerns changed;
    private final Readers readers;
    private final AskToConfirm askToConfirm;
    private final People people;
    private final Chronology chronology;
    private final Trail trail;

    AskToShowOnPaper(
            Concerns concerns,
            ChangedConcerns changed,
            Readers readers,
            AskToConfirm askToConfirm,
            People people,
            Chronology chronology,
            Trail trail) {
        this.concerns = concerns;
        this.changed = changed;
        this.readers = readers;
        this.askToConfirm = askToConfirm;
        this.people = people;
        this.chronology = chronology;
        this.trail = trail;
    }

    @Transactional
    public Asked ask(String reference, String reader, Set<LeftOut> what, String purpose) {
        Optional<Concern> theirs = concerns.findByReference(reference)
                .filter(concern -> !changed.isOne(reference))
                .filter(concern -> people.person(reader)
                        .filter(person -> readers.mayRead(person, concern))
                        .isPresent());
        if (theirs.isEmpty()) {
            trail.leave(Trace.about(reference, reader, Trace.Kind.READ_REFUSED));
            return Asked.NOT_THERE;
        }
        if (what.isEmpty() || purpose.isBlank() || purpose.length() > LONGEST_PURPOSE) {
            return Asked.NOT_SAID;
        }
        if (ShownOnPaper.isWaiting(chronology.of(reference))) {
            return Asked.WAITS_ALREADY;
        }
        chronology.append(reference, ShownOnPaper.asked(what, purpose.strip(), reader));
        askToConfirm.shownOnPaper(theirs.get(), reader);
        return Asked.ASKED;
    }
}
