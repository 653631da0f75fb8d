package school.safeguarding.people;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Absences extends Repository<Absence, Long> {

    Absence save(Absence absence);

    /** What this person said last about that day. */
    @Query("select a from Absence a where a.id = (select max(b.id) from Absence b"
            + " where b.account = :account and b.fromDay <= :day and b.untilDay >= :day)")
    Optional<Absence> findLastOn(String account, LocalDate day);
}
