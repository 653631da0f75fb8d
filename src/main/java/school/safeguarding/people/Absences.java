package school.safeguarding.people;

import java.time.LocalDate;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Absences extends Repository<Absence, Long> {

    Absence save(Absence absence);

    @Query("select count(a) > 0 from Absence a where a.account = :account and a.fromDay <= :day and a.untilDay >= :day")
    boolean existsByAccountOn(String account, LocalDate day);
}
