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
import school.safeguarding.text.TextTemplates;

/** What whoever is asked to agree sees of a change. Never a password. */
@Component
class AccountChangeView implements SchoolView {

    private final AccountChanges changes;
    private final AccountChangeRules rules;
    private final Approvers approvers;
    private final StoredAccounts accounts;
    private final People people;
    private final TextTemplates texts;

    AccountChangeView(
            AccountChanges changes,
            AccountChangeRules rules,
            Approvers approvers,
            StoredAccounts accounts,
            People people,
            TextTemplates texts) {
        this.changes = changes;
        this.rules = rules;
        this.approvers = approvers;
        this.accounts = accounts;
        this.people = people;
        this.texts = texts;
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
        shown.put("linkTo", texts.fill("account-changes/link-to", Map.of("address", change.linkTo())));
        shown.put(
                "waits",
                texts.fill(
                        "account-changes/in-force", Map.of("isWithoutChair", change.needs() == Needs.WITHOUT_CHAIR)));
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
