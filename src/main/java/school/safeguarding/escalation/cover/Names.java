package school.safeguarding.escalation.cover;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;

/** People as other people know them. */
@Component
public class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    public String of(AccountId account) {
        return people.nameOf(account);
    }

    public String of(Collection<AccountId> accounts) {
        return accounts.stream().sorted().map(this::of).collect(Collectors.joining(", "));
    }
}
