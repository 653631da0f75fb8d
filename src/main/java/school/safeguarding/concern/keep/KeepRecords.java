package school.safeguarding.concern.keep;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.ForgetPupils;
import school.safeguarding.concern.KeptRecords;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.model.Response;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.protection.Seals;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Until when records are kept, and their end. A record is deleted by destroying its key, so that the chain still verifies, on the
 * first morning after a second person has agreed.
 */
@Service
public class KeepRecords implements KeptRecords {

    /** Who may ask for it. Default of this procedure. */
    private static final Set<Role> ASKING = Set.of(Role.CPO, Role.HEAD, Role.CHAIR);

    /** What was not carried out by then, because something kept the record, is asked for again. */
    private static final Duration COUNTS_FOR = Duration.ofDays(7);

    private final Concerns concerns;
    private final ConcernChildren children;
    private final Corrections corrections;
    private final JoinedReports joined;
    private final LegalHolds holds;
    private final People people;
    private final ForgetPupils pupils;
    private final JdbcClient database;
    private final Seals keys;
    private final Trail trail;
    private final Clock clock;

    KeepRecords(
            Concerns concerns,
            ConcernChildren children,
            Corrections corrections,
            JoinedReports joined,
            LegalHolds holds,
            People people,
            ForgetPupils pupils,
            JdbcClient database,
            Seals keys,
            Trail trail,
            Clock clock) {
        this.concerns = concerns;
        this.children = children;
        this.corrections = corrections;
        this.joined = joined;
        this.holds = holds;
        this.people = people;
        this.pupils = pupils;
        this.database = database;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /** @return a sentence for whoever reads the record; empty while it is open */
    public Optional<String> inWords(Concern concern) {
        return period(concern).map(KeepingPeriod::inWords);
    }

    public boolean isFor(Concern concern, Person person) {
        return !concern.excludes(person) && ASKING.stream().anyMatch(role -> concern.isInLine(person, role));
    }

    /** @return why it may not be deleted now; empty if it may */
    public Optional<String> keptBecause(Concern concern) {
        return keptBecause(concern, LocalDate.ofInstant(clock.instant(), BritishDates.ZONE));
    }

    private Optional<String> keptBecause(Concern concern, LocalDate today) {
        if (!joined.goesOnAs(concern.reference()).equals(concern.reference())) {
            return Optional.of("It is read as one with the report that it goes on in: ask for that one.");
        }
        Optional<KeepingPeriod> period = period(concern);
        if (period.isEmpty()) {
            return Optional.of("It is open, or one that is joined with it is.");
        }
        if (!period.get().isOver(today)) {
            return Optional.of(period.get().inWords());
        }
        return holds.isHeld(concern.reference()) ? Optional.of("It is on legal hold.") : Optional.empty();
    }

    /** Of a report and all that are read as one with it, the longest; empty while any of them is open. */
    private Optional<KeepingPeriod> period(Concern concern) {
        List<Concern> all = together(concern);
        return all.stream().anyMatch(Concern::isOpen)
                ? Optional.empty()
                : all.stream().map(this::periodOf).reduce(KeepingPeriod::longer);
    }

    private List<Concern> together(Concern concern) {
        return Stream.concat(
                        Stream.of(concern),
                        concerns.findByReferenceInOrderById(joined.joinedInto(concern.reference())).stream())
                .toList();
    }

    private KeepingPeriod periodOf(Concern concern) {
        return KeepingPeriod.of(
                LocalDate.ofInstant(concern.reportedAt(), BritishDates.ZONE),
                LocalDate.ofInstant(concern.closedAt().orElseThrow(), BritishDates.ZONE),
                children.of(concern.reference())
                        .flatMap(child -> child.particulars().bornOn()),
                mayBeAbuse(concern));
    }

    private static boolean mayBeAbuse(Concern concern) {
        return concern.standingLevel().filter(RiskLevel.LOW::equals).isEmpty()
                || !concern.agencies().isEmpty()
                || concern.response().filter(Response.REFER::equals).isPresent()
                || concern.isImmediateDanger()
                || concern.isStaffConcern();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> due(LocalDate day, String account) {
        Optional<Person> person = people.person(account);
        return person.isEmpty()
                ? List.of()
                : concerns.findByClosedAtIsNotNullOrderByReference().stream()
                        .filter(concern -> isFor(concern, person.get()))
                        .filter(concern -> periodOf(concern).isOver(day))
                        .filter(concern -> keptBecause(concern, day).isEmpty() && !isAsked(concern.reference()))
                        .map(Concern::reference)
                        .toList();
    }

    /** Whether it waits for a second person. */
    public boolean isAsked(String reference) {
        return corrections.findByReferenceOrderByAskedAt(reference).stream()
                .anyMatch(one -> one.kind() == Correction.Kind.RECORD_DELETED && one.isWaiting());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAgreed() {
        corrections.toDelete(clock.instant().minus(COUNTS_FOR)).forEach(agreed -> concerns.findByReference(
                        agreed.reference())
                .filter(concern -> keptBecause(concern).isEmpty())
                .ifPresent(concern -> delete(concern, agreed)));
    }

    private void delete(Concern concern, Correction agreed) {
        List<Concern> all = together(concern);
        LocalDate until = period(concern).orElseThrow().until();
        Set<ChildId> named = new HashSet<>();
        for (Concern one : all) {
            children.said(one.reference()).stream().map(NamedChild::child).forEach(named::add);
        }
        for (Concern one : all) {
            database.sql("INSERT INTO safeguarding.deleted_record"
                            + " (reference, asked_by, agreed_by, kept_until, deleted_at) VALUES (?, ?, ?, ?, ?)")
                    .params(
                            one.reference(),
                            agreed.askedBy(),
                            agreed.answeredBy(),
                            until,
                            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
            database.sql("UPDATE safeguarding.concern SET class = NULL WHERE reference = ?")
                    .param(one.reference())
                    .update();
            keys.destroyOfConcern(one.reference());
            trail.leave(Trace.about(one.reference(), agreed.answeredBy(), Kind.RECORD_DELETED)
                    .with(agreed.askedBy() + " " + until));
        }
        pupils.forget(typedAndInNoOther(named));
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
