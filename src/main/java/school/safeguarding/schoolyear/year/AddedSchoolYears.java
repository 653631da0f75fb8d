package school.safeguarding.schoolyear.year;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface AddedSchoolYears extends Repository<AddedSchoolYear, UUID> {

    AddedSchoolYear save(AddedSchoolYear year);

    List<AddedSchoolYear> findAllByOrderByAddedAt();
}
