package school.safeguarding.concern.model;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface PersonsOfConcern extends Repository<PersonOfConcern, UUID> {

    PersonOfConcern save(PersonOfConcern person);

    List<PersonOfConcern> findAllByOrderByNamedAt();
}
