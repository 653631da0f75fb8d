package school.safeguarding.concern.exclude;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.KeptOut;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.AboutWhomColumn;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;

/** Asks for the few concerns that keep anybody out, by their codes, and says of each whom. */
@Repository
class KeptOutConcerns implements KeptOut {

    private static final String[] KEEPING_OUT = Arrays.stream(AboutWhom.values())
            .filter(about -> !about.excluded().isEmpty())
            .map(AboutWhom::code)
            .toArray(String[]::new);

    private final JdbcClient database;
    private final People people;

    KeptOutConcerns(JdbcClient database, People people) {
        this.database = database;
        this.people = people;
    }

    private record Kept(Reference reference, Set<AboutWhom> about, Set<AccountId> accounts) {

        boolean keepsOut(Set<Role> roles, Set<AccountId> holders) {
            return about.stream().flatMap(whom -> whom.excluded().stream()).anyMatch(roles::contains)
                    || accounts.stream().anyMatch(holders::contains);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Reference> ofAny(Set<Role> roles) {
        Set<AccountId> holders = people.holding(roles.toArray(Role[]::new)).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        return database
                .sql(
                        """
                        SELECT c.reference, c.about, recusal.accounts
                        FROM safeguarding.concern c
                        LEFT JOIN (SELECT concern, array_agg(account) AS accounts FROM safeguarding.concern_recusal GROUP BY concern)
                            recusal ON recusal.concern = c.id
                        WHERE recusal.accounts IS NOT NULL OR string_to_array(c.about, ',') && CAST(? AS text[])""")
                .param(KEEPING_OUT)
                .query(KeptOutConcerns::kept)
                .list()
                .stream()
                .filter(kept -> kept.keepsOut(roles, holders))
                .map(Kept::reference)
                .collect(Collectors.toSet());
    }

    private static Kept kept(ResultSet row, int index) throws SQLException {
        Array accounts = row.getArray("accounts");
        return new Kept(
                Reference.of(row.getString("reference")),
                new AboutWhomColumn().convertToEntityAttribute(row.getString("about")),
                accounts == null
                        ? Set.of()
                        : Arrays.stream((String[]) accounts.getArray())
                                .map(AccountId::of)
                                .collect(Collectors.toSet()));
    }
}
