package school.safeguarding.concern.keep;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.KeptRecords;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.DeletedRecords;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.background.Background;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Until when records are kept, what keeps one beyond that, and what two people have agreed to have deleted. */
@Service
public class KeepRecords implements KeptRecords {

    private static final Logger log = LoggerFactory.getLogger(KeepRecords.class);

    /** Who may ask for it. Default of this procedure. */
    private static final Set<Role> ASKING = Set.of(Role.CPO, Role.HEAD, Role.CHAIR);

    /** What was not carried out by then is asked for again. */
    private static final Duration COUNTS_FOR = Duration.ofDays(7);

    private final Concerns concerns;
    private final Corrections corrections;
    private final DeletedRecords deleted;
    private final RecordPeriods periods;
    private final JoinedReports joined;
    private final LegalHolds holds;
    private final Procedures procedures;
    private final People people;
    private final Chronology chronology;
    private final Background background;
    private final Clock clock;

    KeepRecords(
            Concerns concerns,
            Corrections corrections,
            DeletedRecords deleted,
            RecordPeriods periods,
            JoinedReports joined,
            LegalHolds holds,
            Procedures procedures,
            People people,
            Chronology chronology,
            Background background,
            Clock clock) {
        this.concerns = concerns;
        this.corrections = corrections;
        this.deleted = deleted;
        this.periods = periods;
        this.joined = joined;
        this.holds = holds;
        this.procedures = procedures;
        this.people = people;
        this.chronology = chronology;
        this.background = background;
        this.clock = clock;
    }

    /** @return a sentence for whoever reads the record; empty while it is open, or one of the same account is */
    public Optional<String> inWords(Concern concern) {
        try {
            return periods.of(concern).map(KeepingPeriod::inWords);
        } catch (CannotOpen damaged) {
            return Optional.of(
                    "Until when it is kept is not known: one that tells of the same account cannot be opened.");
        }
    }

    public boolean isFor(Concern concern, Person person) {
        return !concern.excludes(person) && ASKING.stream().anyMatch(role -> concern.isInLine(person, role));
    }

    /** Account ids of whoever could have asked for it beside the two who agreed. */
    public Set<AccountId> others(Concern concern, Correction agreement) {
        return people.holding(ASKING.toArray(Role[]::new)).stream()
                .filter(person -> isFor(concern, person))
                .map(Person::id)
                .filter(account ->
                        !Set.of(agreement.askedBy(), agreement.answeredBy()).contains(account))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What whoever agrees has to compare with the child's papers: from which birth date the time was counted, and by which rule. */
    public String countedFrom(Reference reference) {
        String born = periods.bornOn(reference)
                .map(day -> "The child was born on " + BritishDates.brief(day) + ". ")
                .orElse("Nobody knows when the child was born. ");
        return born + concerns.findByReference(reference).flatMap(this::inWords).orElse("It is open.");
    }

    /** @return why it may not be deleted now; empty if it may */
    public Optional<String> keptBecause(Concern concern) {
        try {
            return keptBecause(concern, BritishDates.today(clock));
        } catch (CannotOpen damaged) {
            return Optional.of("It, or one that tells of the same account, cannot be opened.");
        }
    }

    private Optional<String> keptBecause(Concern concern, LocalDate today) {
        if (!joined.goesOnAs(concern.reference()).equals(concern.reference())) {
            return Optional.of("It is read as one with the report that it goes on in: ask for that one.");
        }
        Optional<KeepingPeriod> period = periods.of(concern);
        if (period.isEmpty()) {
            return Optional.of("It is open, or one that is joined with it or tells of the same account is.");
        }
        if (!period.get().isOver(today)) {
            return Optional.of(period.get().inWords());
        }
        return keptByWhatIsOpen(concern.reference());
    }

    private Optional<String> keptByWhatIsOpen(Reference reference) {
        List<Reference> ofAccount = periods.ofSameAccount(reference);
        if (ofAccount.stream().anyMatch(holds::isHeld)) {
            return Optional.of("It is on legal hold, or one that tells of the same account is.");
        }
        if (concerns.findByReferenceInOrderById(ofAccount).stream().anyMatch(one -> !one.isAsDecided())) {
            return Optional.of("It, or one that tells of the same account, was changed outside this system.");
        }
        List<Reference> together = periods.together(reference);
        if (together.stream().anyMatch(one -> !procedures.openSteps(one).isEmpty())) {
            return Optional.of("A step of it is still to be done.");
        }
        return together.stream()
                        .flatMap(one -> corrections.findByReferenceOrderByAskedAt(one).stream())
                        .anyMatch(Correction::isWaiting)
                ? Optional.of("Something that was put right in it waits for a second person.")
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true, noRollbackFor = CannotOpen.class)
    public List<Reference> due(LocalDate day, AccountId account) {
        Optional<Person> person = people.person(account);
        return person.isEmpty()
                ? List.of()
                : concerns.findByClosedAtIsNotNullOrderByReference().stream()
                        .filter(concern -> isFor(concern, person.get()))
                        .filter(concern -> isDue(concern, day))
                        .map(Concern::reference)
                        .toList();
    }

    /** One that is damaged keeps nobody from hearing of the others. */
    private boolean isDue(Concern concern, LocalDate day) {
        try {
            return periods.own(concern).isOver(day)
                    && !isAsked(concern.reference())
                    && keptBecause(concern, day).isEmpty()
                    && agreed(concern.reference()).isEmpty();
        } catch (CannotOpen damaged) {
            log.error(
                    "Whether {} has been kept for long enough is not known: it, or one that tells of the same account,"
                            + " cannot be opened",
                    concern.reference());
            return false;
        }
    }

    /** Whether it waits for a second person. */
    public boolean isAsked(Reference reference) {
        return corrections.findByReferenceOrderByAskedAt(reference).stream()
                .anyMatch(one -> one.kind() == Correction.Kind.RECORD_DELETED && one.isWaiting());
    }

    /**
     * By what two people have agreed that this record is deleted, if nothing was written in it, or in one that is read as one with
     * it, since then. An email that went is nothing new.
     */
    public Optional<Correction> agreed(Reference reference) {
        return corrections
                .toDelete(reference, clock.instant().minus(COUNTS_FOR))
                .filter(this::isLast);
    }

    private boolean isLast(Correction agreement) {
        Optional<Entry> last = last(agreement.reference())
                .filter(entry -> entry.step().equals(LegalHolds.DELETION_AGREED)
                        && entry.by().equals(agreement.answeredBy()));
        return last.isPresent()
                && joined.joinedInto(agreement.reference()).stream()
                        .flatMap(one -> last(one).stream())
                        .noneMatch(entry -> entry.at().isAfter(last.get().at()));
    }

    private Optional<Entry> last(Reference reference) {
        return chronology.of(reference).stream()
                .filter(entry -> !entry.kind().equals(EntryKind.NOTICE))
                .reduce((earlier, later) -> later);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAgreed() {
        List<Reference> references = corrections.toDelete(clock.instant().minus(COUNTS_FOR)).stream()
                .map(Correction::reference)
                .distinct()
                .toList();
        deleted.without(references).forEach(reference -> background.soon(DeleteRecord.NAME, reference.value()));
    }

    /** The last agreement, whether or not it counts still. */
    Optional<Correction> lastAgreement(Reference reference) {
        return corrections.toDelete(reference, clock.instant().minus(COUNTS_FOR));
    }
}
