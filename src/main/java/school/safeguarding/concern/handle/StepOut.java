package school.safeguarding.concern.handle;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.exclude.KeepOutOfAll;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.Participation;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Who may have a part in a concern, and what follows where one of them steps out. Source: default of this procedure. */
@Service
class StepOut implements Participation {

    private final Concerns concerns;
    private final KeepOutOfAll keepOutOfAll;
    private final SameAccount sameAccount;
    private final ConcernSteps steps;
    private final Chronology chronology;
    private final People people;

    StepOut(
            Concerns concerns,
            KeepOutOfAll keepOutOfAll,
            SameAccount sameAccount,
            ConcernSteps steps,
            Chronology chronology,
            People people) {
        this.concerns = concerns;
        this.keepOutOfAll = keepOutOfAll;
        this.sameAccount = sameAccount;
        this.steps = steps;
        this.chronology = chronology;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayTakePart(Reference reference, AccountId account) {
        Concern concern = concerns.withReference(reference);
        return people.person(account)
                .filter(person -> !concern.excludes(person))
                .filter(person -> concern.reporter().equals(account)
                        || person.roles().stream().anyMatch(Role::readsRecords))
                .isPresent();
    }

    @Override
    @Transactional
    public void stepOut(Reference reference, AccountId account, String reason) {
        Concern concern = concerns.withReference(reference);
        concern.stepOut(account);
        keepOutOfAll.whoIsKeptOutOf(concern).forEach(steps::offerAgain);
        chronology.append(
                reference,
                new NewEntry(
                        account,
                        "Withdrew: conflict of interest",
                        EntryKind.STEPPED_OUT,
                        List.of(new Line("stepOutReason", "Reason", reason))));
        steps.offerAgain(reference);
        stepOutOfSameAccount(concern, account);
    }

    /** What touches them in the one stands in the others too. Why is in the one alone. */
    private void stepOutOfSameAccount(Concern concern, AccountId account) {
        sameAccount.others(concern.reference()).stream()
                .map(concerns::withReference)
                .filter(other -> other.isAsDecided() && !other.isOut(account))
                .forEach(other -> {
                    other.stepOut(account);
                    chronology.append(
                            other.reference(),
                            new NewEntry(
                                    account,
                                    "Withdrew from another concern that tells of the same",
                                    EntryKind.STEPPED_OUT,
                                    List.of(new Line(
                                            "steppedOutOf",
                                            "Its reference",
                                            concern.reference().value()))));
                    steps.offerAgain(other.reference());
                });
    }
}
