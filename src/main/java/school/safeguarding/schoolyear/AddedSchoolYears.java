package school.safeguarding.schoolyear;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AddedSchoolYears extends Repository<AddedSchoolYear, UUID> {

    AddedSchoolYear save(AddedSchoolYear year);

    List<AddedSchoolYear> findAllByOrderByAddedAt();
}
