package school.safeguarding.concern.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.close.OpenAgain;
import school.safeguarding.concern.correct.PutOnLegalHold;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.join.RelatedConcerns.Related;
import school.safeguarding.concern.keep.KeepRecords;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.concern.model.PersonInHome;
import school.safeguarding.concern.model.RegisteredHome;
import school.safeguarding.concern.review.Utterances;
import school.safeguarding.concern.review.Utterances.Utterance;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Referrals;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Opens a concern's record on a page, by the rules by which forms open it. */
@Service
class ReadRecord implements ConcernRecords {

    private final Concerns concerns;
    private final ConcernChildren children;
    private final RegisteredHome registeredHome;
    private final PersonInHome personInHome;
    private final ClassNames classes;
    private final RelatedConcerns related;
    private final ChangedConcerns changed;
    private final Readers readers;
    private final ConcernViews views;
    private final JoinedReports joined;
    private final Referrals referrals;
    private final OpenAgain openAgain;
    private final PutOnLegalHold legalHold;
    private final LegalHolds holds;
    private final KeepRecords kept;
    private final Procedures procedures;
    private final RedactedRecord record;
    private final Trail trail;
    private final People people;

    ReadRecord(
            Concerns concerns,
            ConcernChildren children,
            RegisteredHome registeredHome,
            PersonInHome personInHome,
            ClassNames classes,
            RelatedConcerns related,
            ChangedConcerns changed,
            Readers readers,
            ConcernViews views,
            JoinedReports joined,
            Referrals referrals,
            OpenAgain openAgain,
            PutOnLegalHold legalHold,
            LegalHolds holds,
            KeepRecords kept,
            Procedures procedures,
            RedactedRecord record,
            Trail trail,
            People people) {
        this.concerns = concerns;
        this.children = children;
        this.registeredHome = registeredHome;
        this.personInHome = personInHome;
        this.classes = classes;
        this.related = related;
        this.changed = changed;
        this.readers = readers;
        this.views = views;
        this.joined = joined;
        this.referrals = referrals;
        this.openAgain = openAgain;
        this.legalHold = legalHold;
        this.holds = holds;
        this.kept = kept;
        this.procedures = procedures;
        this.record = record;
        this.trail = trail;
        this.people = people;
    }

    @Override
    @Transactional
    public Reading read(Reference reference, AccountId reader) {
        Optional<Concern> found = concerns.findByReference(reference);
        Optional<Person> person = people.person(reader);
        // All of it asked in either case, so that what is not there takes as long as what is somebody else's.
        boolean isChanged = changed.isOne(reference);
        List<OpenStep> steps = procedures.openSteps(reference);
        Optional<Concern> theirs = found.filter(concern -> !isChanged)
                .filter(concern ->
                        person.filter(one -> readers.mayRead(one, concern)).isPresent());
        if (theirs.isPresent()) {
            return opened(theirs.get(), person.orElseThrow(), steps);
        }
        trail.leaveOnceAnHour(
                !reference.isNeverGiven()
                        ? Trace.about(reference, reader, Kind.READ_REFUSED)
                        : Trace.of(reader, Kind.READ_REFUSED));
        return isChanged && steps.stream().anyMatch(step -> step.people().contains(reader))
                ? new Reading.Shut(Concern.SHUT)
                : new Reading.Nothing();
    }

    private Reading opened(Concern concern, Person reader, List<OpenStep> steps) {
        Map<String, Object> shown = views.read(concern, reader);
        List<Entry> entries = record.of(concern.reference());
        Set<Reference> readable = related.knownTo(reader, concern).stream()
                .map(Related::concern)
                .filter(other -> readers.mayRead(reader, other))
                .map(Concern::reference)
                .collect(Collectors.toSet());
        Optional<Child> child = children.of(concern.reference());
        // Reported before classes were kept, or about another child than was said.
        concern.inClass(children.className(concern.reference(), entries).map(classes::idOf));
        return new Reading.Opened(
                concern.reference(),
                concern.isOpen(),
                openAgain.isFor(concern, reader.id()),
                holds.isHeld(concern.reference()),
                LegalHolds.of(entries),
                legalHold.isFor(concern, reader),
                kept.inWords(concern),
                !concern.isOpen()
                        && kept.isFor(concern, reader)
                        && kept.keptBecause(concern).isEmpty(),
                child.map(one -> one.id().value()),
                concern.standingLevel(),
                child.flatMap(one -> one.particulars().bornOn()),
                entries,
                record.ofChildNow(concern.reference(), entries),
                registeredHome.shown(child, personInHome.in(concern.reference(), entries, reader)),
                steps,
                Utterances.of(entries).stream().map(ReadRecord::words).toList(),
                joinedTo(concern, reader),
                referrals.telephones(),
                readable,
                shown);
    }

    /** That they are read leaves its trace with the view. One that was changed, or put back, in the database is shut here too. */
    private List<Joined> joinedTo(Concern concern, Person reader) {
        return changed.without(joined.joinedInto(concern.reference())).stream()
                .map(concerns::withReference)
                .filter(report -> !report.excludes(reader))
                .map(report -> new Joined(
                        report.reference(),
                        readers.mayRead(reader, report),
                        report.reportedAt(),
                        report.handlerRole().inWords(),
                        report.standingLevel(),
                        record.of(report.reference())))
                .toList();
    }

    static Words words(Utterance said) {
        return new Words(
                said.entry().number(),
                said.words(),
                said.question(),
                Stream.of(said.when(), said.where(), said.present(), said.manner(), said.howAsked())
                        .flatMap(Optional::stream)
                        .toList());
    }
}
