package school.safeguarding.people.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.account.AccountId;

interface Absences extends Repository<Absence, Long> {

    Absence save(Absence absence);

    /** Account ids of whoever said last about that day that they are away. */
    default Set<AccountId> whoIsAwayOn(LocalDate day) {
        return findAwayOn(day).stream().map(Absence::account).collect(Collectors.toSet());
    }

    @Query("select a from Absence a where a.away = true and a.fromDay <= :day and a.untilDay >= :day"
            + " and not exists (select b.id from Absence b"
            + " where b.account = a.account and b.fromDay <= :day and b.untilDay >= :day and b.id > a.id)")
    List<Absence> findAwayOn(LocalDate day);
}
