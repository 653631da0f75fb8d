package school.safeguarding.people.change;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.AccountChangeToAgree;
import school.safeguarding.people.Role;
import school.safeguarding.people.change.AccountChange.Details;
import school.safeguarding.people.change.AccountChange.Kind;
import school.safeguarding.people.credential.ActivationCode;

/** IT support asks for the change of an account. */
@Service
class AskForAccountChange implements StepForm {

    private final AccountChanges changes;
    private final AccountChangeRules rules;
    private final Approvers approvers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskForAccountChange(
            AccountChanges changes,
            AccountChangeRules rules,
            Approvers approvers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.rules = rules;
        this.approvers = approvers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "change-account";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        AccountId account = AccountId.of(submission.required(AccountChangeRules.ACCOUNT));
        if (account.equals(submission.submittedBy())) {
            throw new RefusedSubmission(submission.label(AccountChangeRules.ACCOUNT)
                    + " must be somebody else's: nobody changes their own account.");
        }
        AccountChange change = new AccountChange(
                Kind.chosen(submission.required("changeKind")),
                account,
                details(submission),
                submission.required("changeReason"),
                submission.submittedBy(),
                clock.instant());
        rules.fault(change).ifPresent(fault -> {
            throw new RefusedSubmission(
                    submission.label(fault.field()) + " " + fault.rule() + ": " + fault.why() + ".");
        });
        change.waitFor(rules.needs(change));
        rules.linkTo(change).ifPresent(change::mailsLinkTo);
        if (rules.isOpenedAnew(change)) {
            change.activatedBy(ActivationCode.draw());
        }
        if (!approvers.areEnough(change)) {
            throw new RefusedSubmission(submission.choice("changeKind")
                    + " needs the approval of others than whoever asks or is asked about: of the chair or the deputy chair of"
                    + " governors and one more person for a role of governors or the headteacher’s, else of the headteacher."
                    + " There are not enough of them. Nothing was stored.");
        }
        changes.save(change);
        String id = change.id().toString();
        boolean needsAgreement = change.needs() != Needs.NOBODY;
        if (needsAgreement) {
            events.publishEvent(new AccountChangeToAgree(id, account, approvers.asked(id, false, false)));
        }
        return RoutingFacts.of(RoutingFact.accountChangeId, id)
                .with(RoutingFact.needsAgreement, needsAgreement)
                .with(RoutingFact.isSecondPersonNeeded, change.needs().count() > 1);
    }

    private static Details details(Submission submission) {
        Set<Role> roles = submission.choices(AccountChangeRules.ROLES).stream()
                .map(Role::withId)
                .collect(Collectors.toSet());
        return new Details(
                submission.text("fullName").map(String::strip),
                submission.text("mailAddress"),
                submission.text("teaches").map(String::strip),
                roles);
    }
}
