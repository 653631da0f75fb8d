package school.safeguarding.people;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.people.AccountChange.Details;
import school.safeguarding.people.AccountChange.Kind;
import school.safeguarding.people.AccountChange.Needs;

/** IT support asks for the change of an account. What the typed password was is known to nobody but them afterwards. */
@Service
class AskForAccountChange implements StepForm {

    private static final String PASSWORD = "firstPassword";

    private final AccountChanges changes;
    private final AccountChangeRules rules;
    private final Approvers approvers;
    private final People people;
    private final PasswordRules passwordRules;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskForAccountChange(
            AccountChanges changes,
            AccountChangeRules rules,
            Approvers approvers,
            People people,
            PasswordRules passwordRules,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.rules = rules;
        this.approvers = approvers;
        this.people = people;
        this.passwordRules = passwordRules;
        this.passwords = passwords;
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
        String account = submission.required(AccountChangeRules.ACCOUNT);
        if (account.equals(submission.submittedBy())) {
            throw new RefusedSubmission(submission.label(AccountChangeRules.ACCOUNT)
                    + " must be somebody else's: nobody changes their own account.");
        }
        AccountChange change = new AccountChange(
                Kind.chosen(submission.required("changeKind")),
                account,
                details(submission, account),
                submission.required("changeReason"),
                submission.submittedBy(),
                clock.instant());
        rules.fault(change).ifPresent(fault -> {
            throw new RefusedSubmission(
                    submission.label(fault.field()) + " " + fault.rule() + ": " + fault.why() + ".");
        });
        change.waitFor(rules.needs(change));
        if (rules.isOpenedAnew(change)) {
            change.activatedBy(ActivationCode.draw());
        }
        if (!approvers.areEnough(change)) {
            throw new RefusedSubmission(submission.choice("changeKind")
                    + " needs the yes of the headteacher, the chair or the deputy chair of governors, other than whoever"
                    + " asks or is asked about, and there are not enough of them. Nothing was stored.");
        }
        changes.save(change);
        String id = change.id().toString();
        boolean needsAgreement = change.needs() != Needs.NOBODY;
        if (needsAgreement) {
            events.publishEvent(new AccountChangeToAgree(id, account, approvers.asked(id, false, false)));
        }
        return RoutingFacts.of("accountChangeId", id)
                .with("needsAgreement", needsAgreement)
                .with("isSecondPersonNeeded", change.needs() == Needs.TWO);
    }

    private Details details(Submission submission, String account) {
        Optional<String> name = submission.text("fullName").map(String::strip);
        Set<Role> roles = submission.choices(AccountChangeRules.ROLES).stream()
                .map(Role::withId)
                .collect(Collectors.toSet());
        String knownAs =
                name.or(() -> people.person(account).map(People.Person::name)).orElse("");
        submission
                .text(PASSWORD)
                .flatMap(typed -> passwordRules.fault(typed, account, knownAs))
                .ifPresent(fault -> {
                    throw new RefusedSubmission(submission.label(PASSWORD) + " " + fault + ".");
                });
        return new Details(
                name,
                submission.text("mailAddress"),
                submission.text("teaches").map(String::strip),
                roles,
                submission.text(PASSWORD).map(passwords::encode));
    }
}
