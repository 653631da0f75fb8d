package school.safeguarding.schoolyear.known;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface CalendarChanges extends Repository<CalendarChange, UUID> {

    CalendarChange save(CalendarChange change);

    List<CalendarChange> findAllByOrderByAgreedAt();
}
