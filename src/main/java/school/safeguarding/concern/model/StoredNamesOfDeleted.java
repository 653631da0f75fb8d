package school.safeguarding.concern.model;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

interface StoredNamesOfDeleted extends Repository<NameOfDeleted, UUID> {

    NameOfDeleted save(NameOfDeleted name);

    List<NameOfDeleted> findByReferenceIn(Collection<Reference> references);
}
