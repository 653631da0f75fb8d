package school.safeguarding.concern;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NamedChildren extends Repository<NamedChild, UUID> {

    NamedChild save(NamedChild line);

    List<NamedChild> findByReferenceOrderByPosition(String reference);

    List<NamedChild> findByChildInOrderByPosition(Collection<UUID> children);
}
