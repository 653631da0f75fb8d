package school.safeguarding.concern;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ConcernPersons extends Repository<ConcernPerson, UUID> {

    ConcernPerson save(ConcernPerson person);

    List<ConcernPerson> findByNameMarkOrderByPosition(byte[] nameMark);

    List<ConcernPerson> findByReferenceOrderByPosition(String reference);
}
