package school.safeguarding.concern.model;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StoredNamesOfDeleted extends Repository<NameOfDeleted, UUID> {

    NameOfDeleted save(NameOfDeleted name);

    List<NameOfDeleted> findByReferenceIn(Collection<String> references);
}
