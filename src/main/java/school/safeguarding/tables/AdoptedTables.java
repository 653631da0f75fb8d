package school.safeguarding.tables;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AdoptedTables extends Repository<AdoptedTable, UUID> {

    AdoptedTable save(AdoptedTable table);

    boolean existsById(UUID proposal);

    List<AdoptedTable> findAllByOrderByAdoptedAt();
}
