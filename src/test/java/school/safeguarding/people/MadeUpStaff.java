package school.safeguarding.people;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.account.StoredAccount;
import school.safeguarding.people.account.StoredAccounts;

/** More people for a made-up school, all of them staff without any other role. */
public final class MadeUpStaff {

    private MadeUpStaff() {}

    /** @return their account ids; nobody signs in as one of them */
    public static List<String> hired(ApplicationContext school, int howMany) {
        StoredAccounts accounts = school.getBean(StoredAccounts.class);
        String password = school.getBean(PasswordEncoder.class).encode("demo");
        List<String> ids = IntStream.rangeClosed(1, howMany)
                .mapToObj("staff-%02d"::formatted)
                .toList();
        school.getBean(TransactionOperations.class)
                .executeWithoutResult(status -> ids.forEach(id -> accounts.save(new StoredAccount(
                        AccountId.of(id),
                        "Made Up " + id,
                        id + "@school.example",
                        password,
                        EnumSet.of(Role.STAFF),
                        Instant.EPOCH))));
        return ids;
    }
}
