package school.safeguarding.schoolyear.year;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SchoolYearAnswers extends Repository<SchoolYearAnswer, UUID> {

    SchoolYearAnswer save(SchoolYearAnswer answer);

    Optional<SchoolYearAnswer> findById(UUID proposal);
}
