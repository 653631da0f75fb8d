package school.safeguarding.people.account;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Absences extends Repository<Absence, Long> {

    Absence save(Absence absence);

    /** Account ids of whoever said last about that day that they are away. */
    @Query("select a.account from Absence a where a.away = true and a.fromDay <= :day and a.untilDay >= :day"
            + " and not exists (select b.id from Absence b"
            + " where b.account = a.account and b.fromDay <= :day and b.untilDay >= :day and b.id > a.id)")
    List<String> findAwayOn(LocalDate day);
}
