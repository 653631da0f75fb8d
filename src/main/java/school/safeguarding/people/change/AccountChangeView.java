package school.safeguarding.people.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.account.StoredAccount;
import school.safeguarding.people.account.StoredAccounts;

/** What whoever is asked to agree sees of a change. Never a password. */
@Component
class AccountChangeView implements SchoolView {

    private static final String IN_FORCE_LATER =
            "5 working days after the second approval: there is no chair or deputy chair who could agree. Everybody who reads"
                    + " records is told every day until then";

    private final AccountChanges changes;
    private final AccountChangeRules rules;
    private final Approvers approvers;
    private final StoredAccounts accounts;
    private final People people;

    AccountChangeView(
            AccountChanges changes,
            AccountChangeRules rules,
            Approvers approvers,
            StoredAccounts accounts,
            People people) {
        this.changes = changes;
        this.rules = rules;
        this.approvers = approvers;
        this.accounts = accounts;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return SchoolView.id(key).flatMap(changes::findById).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        AccountChange change = changes.withId(key);
        return approvers.isOne(change, reader) ? Map.of("change", shown(change)) : Map.of();
    }

    private Map<String, Object> shown(AccountChange change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("what", change.kind().inWords());
        shown.put("account", change.account().value());
        shown.put("name", change.name().orElseGet(() -> knownAs(change.account())));
        shown.put("rolesBefore", TellOfAccountChange.inWords(rules.rolesNow(change)));
        shown.put("rolesAfter", TellOfAccountChange.inWords(rules.rolesAfter(change)));
        shown.put("mail", rules.mailAfter(change).orElse("none"));
        shown.put("linkTo", change.linkTo().orElse("nobody: no link is mailed"));
        shown.put("waits", change.needs() == Needs.WITHOUT_CHAIR ? IN_FORCE_LATER : "at once");
        shown.put("teaches", change.teaches().orElse("as it is"));
        shown.put("activationCode", change.activationCode().orElse("none needed"));
        shown.put("reason", change.reason());
        shown.put("askedBy", knownAs(change.askedBy()));
        shown.put("askedAt", BritishDates.inFull(change.askedAt()));
        shown.put("firstBy", change.firstBy().map(this::knownAs).orElse(""));
        shown.put("firstReason", change.firstReason().orElse(""));
        return shown;
    }

    private String knownAs(AccountId account) {
        return people.person(account)
                .or(() -> accounts.findById(account.value()).map(StoredAccount::person))
                .map(Person::name)
                .orElse(account.value());
    }
}
