package school.safeguarding.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import school.safeguarding.account.AccountId;

/** Everybody there is, none of them absent. */
public record Staffroom(List<People.Person> everybody) implements People {

    @Override
    public Staff staff() {
        return new Staff(everybody, Set.of(), List.of());
    }

    @Override
    public void stateAbsence(AccountId id, LocalDate from, LocalDate until) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stateReturn(AccountId id, LocalDate from, LocalDate until) {
        throw new UnsupportedOperationException();
    }
}
