package school.safeguarding.concern.keep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.ForgetPupils;
import school.safeguarding.concern.event.DeletionNotCarriedOut;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.DeletedRecords;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.model.NamesOfDeleted;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.people.People;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Deletes one record that two people have agreed to have deleted, by destroying its key, so that the chain still verifies; or says
 * that what they agreed counts no more.
 */
@Service
class DeleteRecord implements BackgroundWork {

    static final String NAME = "delete-record";

    private final Concerns concerns;
    private final ConcernChildren children;
    private final NamesOfDeleted names;
    private final DeletedRecords deleted;
    private final KeepRecords records;
    private final RecordPeriods periods;
    private final People people;
    private final ForgetPupils pupils;
    private final Chronology chronology;
    private final Seals keys;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeleteRecord(
            Concerns concerns,
            ConcernChildren children,
            NamesOfDeleted names,
            DeletedRecords deleted,
            KeepRecords records,
            RecordPeriods periods,
            People people,
            ForgetPupils pupils,
            Chronology chronology,
            Seals keys,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.children = children;
        this.names = names;
        this.deleted = deleted;
        this.records = records;
        this.periods = periods;
        this.people = people;
        this.pupils = pupils;
        this.chronology = chronology;
        this.keys = keys;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(String key) {
        Reference reference = Reference.of(key);
        chronology.lock(reference);
        if (deleted.isOne(reference)) {
            return;
        }
        // All that is asked from here on stays so: each of these is changed by whoever adds to its record.
        periods.ofSameAccount(reference).stream().sorted().forEach(chronology::lock);
        records.lastAgreement(reference).ifPresent(agreement -> carryOut(reference, agreement));
    }

    private void carryOut(Reference reference, Correction agreement) {
        Concern concern = concerns.withReference(reference);
        boolean isAgreed = records.agreed(reference).isPresent();
        Optional<String> kept = isAgreed ? records.keptBecause(concern) : Optional.empty();
        if (isAgreed && kept.isEmpty()) {
            delete(concern, agreement);
            return;
        }
        kept.ifPresent(why -> chronology.append(
                reference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        LegalHolds.NOT_DELETED_YET,
                        LegalHolds.KIND,
                        List.of(new Line("keptBecause", "Why it is kept", why)))));
        Stream.of(agreement.askedBy(), agreement.answeredBy())
                .filter(account -> people.person(account)
                        .filter(person -> !concern.excludes(person))
                        .isPresent())
                .forEach(account -> events.publishEvent(new DeletionNotCarriedOut(reference, agreement.id(), account)));
    }

    private void delete(Concern concern, Correction agreement) {
        LocalDate until = periods.of(concern).orElseThrow().until();
        List<Concern> all = new ArrayList<>(concerns.toDelete(periods.together(concern.reference())));
        all.sort(Comparator.comparing(one -> !one.reference().equals(concern.reference())));
        Instant now = clock.instant();
        Set<ChildId> named = new HashSet<>();
        for (Concern one : all) {
            children.said(one.reference()).stream().map(NamedChild::child).forEach(named::add);
        }
        hideInOthers(all);
        for (Concern one : all) {
            chronology.append(
                    one.reference(),
                    new NewEntry(
                            AccountId.PROCEDURE,
                            LegalHolds.DELETED,
                            LegalHolds.KIND,
                            List.of(new Line("keptUntil", "Kept until", BritishDates.brief(until)))));
            one.inClass(Optional.empty());
            deleted.add(one.reference(), agreement, until, now);
            keys.destroyOfConcern(one.reference().value());
            trail.leave(Trace.about(one.reference(), agreement.answeredBy(), Kind.RECORD_DELETED)
                    .with(agreement.askedBy() + " " + until));
        }
        pupils.forget(typedAndInNoOther(named));
    }

    /** What is printed of whatever tells of the same account, and is kept, hides their names as it did. */
    private void hideInOthers(List<Concern> gone) {
        List<Reference> going = gone.stream().map(Concern::reference).toList();
        List<Child> about =
                going.stream().flatMap(one -> children.meant(one).stream()).toList();
        periods.ofSameAccount(going.get(0)).stream()
                .filter(one -> !going.contains(one))
                .forEach(staying -> names.keep(about, staying));
    }

    /** A pupil of the register is forgotten by the register's own rule, now that no concern names them. */
    private List<ChildId> typedAndInNoOther(Collection<ChildId> named) {
        Set<ChildId> needed = new HashSet<>();
        children.saidOf(named).forEach(line -> needed.add(line.child()));
        List<ChildId> rows = new ArrayList<>();
        pupils.typed(named).stream()
                .map(Child::id)
                .filter(id -> !needed.contains(id))
                .forEach(rows::add);
        return rows;
    }
}
