package school.safeguarding.concern;

import java.util.List;
import org.springframework.data.repository.Repository;

interface ConcernPersons extends Repository<ConcernPerson, Long> {

    ConcernPerson save(ConcernPerson person);

    List<ConcernPerson> findByNameKeyOrderById(String nameKey);

    List<ConcernPerson> findByReferenceOrderById(String reference);
}
