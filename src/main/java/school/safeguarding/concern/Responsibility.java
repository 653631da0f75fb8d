package school.safeguarding.concern;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.ConcernFacts;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.risk.RiskLevel;

/** Asks {@link WhoIsAsked} of a concern by its reference. Never anybody whom the worry may be about, or who has stepped out. */
@Service
@Transactional
public class Responsibility {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final Corrections corrections;
    private final WhoIsAsked responsible;
    private final People people;
    private final ChangedConcerns changed;

    Responsibility(
            Concerns concerns,
            ReviewRounds rounds,
            Corrections corrections,
            WhoIsAsked responsible,
            People people,
            ChangedConcerns changed) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.corrections = corrections;
        this.responsible = responsible;
        this.people = people;
        this.changed = changed;
    }

    private ConcernFacts facts(Reference reference) {
        return concerns.withReference(reference).facts();
    }

    /** Account ids of whoever works it now. */
    public Set<AccountId> handlers(Reference reference) {
        return responsible.handlers(facts(reference));
    }

    /** Who stands in for the handlers before anybody above them is asked; empty if there is nobody. */
    public Set<AccountId> deputies(Reference reference) {
        return responsible.deputies(facts(reference));
    }

    /** Who holds this role, is there today and may know of the concern. */
    public Set<AccountId> holding(Role role, Reference reference) {
        return responsible.present(facts(reference), role);
    }

    /** Everyone who may, in the order in which they are asked. */
    public List<AccountId> line(Reference reference) {
        return responsible.line(facts(reference));
    }

    /** Who came into the line after this concern did, and may be handed it by somebody of the line. */
    public List<AccountId> newcomers(Reference reference) {
        return responsible.newcomers(facts(reference));
    }

    /** Everyone who may be given this step, in the order in which they are asked. */
    public List<AccountId> takers(OpenStep step) {
        return confirmers(step)
                .orElseGet(
                        () -> responsible.takers(facts(Reference.of(step.reference())), step.step(), step.offeredTo()));
    }

    /** Everyone who may be asked to see to this step when it is late, in the order in which they are asked. */
    public List<AccountId> mayAct(OpenStep step) {
        return confirmers(step)
                .orElseGet(
                        () -> responsible.mayAct(facts(Reference.of(step.reference())), step.step(), step.offeredTo()));
    }

    /** Whom somebody turns to who is not content: the head, else the next who may know. */
    public Set<AccountId> overseers(Reference reference) {
        return responsible.overseers(facts(reference));
    }

    public boolean mayKnow(Reference reference, AccountId account) {
        return concerns.findByReference(reference)
                .flatMap(concern -> people.person(account).filter(person -> !concern.excludes(person)))
                .isPresent();
    }

    /** Whether there is such a concern and this person reported it. */
    public boolean isReportOf(Reference reference, AccountId account) {
        return concerns.findByReference(reference)
                .filter(concern -> concern.reporter().equals(account))
                .isPresent();
    }

    @Transactional(readOnly = true)
    public Times times(Reference reference) {
        Concern concern = concerns.withReference(reference);
        return new Times(concern.reportedAt(), concern.isOutsideHours(), concern.standingLevel(), concern.isUnsafe());
    }

    /** The open concerns that this person may know of. */
    @Transactional(readOnly = true)
    public Set<Reference> openKnownTo(AccountId account) {
        Optional<Person> person = people.person(account);
        return concerns.findByClosedAtIsNullOrderByReference().stream()
                .filter(concern -> person.filter(one -> !concern.excludes(one)).isPresent())
                .map(Concern::reference)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The open concerns that at most one person is left for, so that nobody could be made responsible after them. */
    @Transactional(readOnly = true)
    public List<Reference> openWithNobodyElse() {
        List<Person> there = people.holding(HandlerRole.CPO.line().toArray(Role[]::new)).stream()
                .filter(person -> !people.isAbsent(person.id()))
                .toList();
        return concerns.findByClosedAtIsNullOrderByReference().stream()
                .filter(concern -> there.stream()
                                .filter(person ->
                                        !concern.excludes(person) && responsible.isInLine(concern.facts(), person))
                                .count()
                        <= 1)
                .map(Concern::reference)
                .toList();
    }

    /** The concerns of which who handles them, or whom they are about, was changed directly in the database, or put back there. */
    @Transactional(readOnly = true)
    public List<String> changedByHand() {
        return changed.all();
    }

    /** Since when the decision is due that no review again puts off; empty if none is. */
    @Transactional(readOnly = true)
    public Optional<Instant> decisionAwaitedSince(Reference reference) {
        return rounds.decisionAwaitedSince(reference);
    }

    /** Empty for any other step than one that confirms a correction. */
    private Optional<List<AccountId>> confirmers(OpenStep step) {
        return Optional.of(step)
                .filter(one -> one.offeredTo().equals(WhoIsAsked.CONFIRMER))
                .map(one -> responsible.mayConfirm(
                        facts(Reference.of(one.reference())),
                        corrections
                                .withId(RoutingFact.correctionId.of(one.facts()))
                                .toConfirm(people)));
    }

    /** @param level the decided one, else the proposed one */
    public record Times(Instant acceptedAt, boolean isOutsideHours, Optional<RiskLevel> level, boolean isUnsafe) {}
}
