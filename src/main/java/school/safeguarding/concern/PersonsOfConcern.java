package school.safeguarding.concern;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PersonsOfConcern extends Repository<PersonOfConcern, UUID> {

    PersonOfConcern save(PersonOfConcern person);

    List<PersonOfConcern> findAllByOrderByNamedAt();
}
