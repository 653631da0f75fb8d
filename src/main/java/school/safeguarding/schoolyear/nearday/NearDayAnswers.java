package school.safeguarding.schoolyear.nearday;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.calendar.ChangedDay;

public interface NearDayAnswers extends Repository<NearDayAnswer, UUID> {

    NearDayAnswer save(NearDayAnswer answer);

    Optional<NearDayAnswer> findById(UUID change);

    List<NearDayAnswer> findAllByOrderByAnsweredAt();

    /** What counts, oldest first. */
    default List<ChangedDay> counting() {
        return findAllByOrderByAnsweredAt().stream()
                .flatMap(answer -> answer.counting().stream())
                .toList();
    }
}
