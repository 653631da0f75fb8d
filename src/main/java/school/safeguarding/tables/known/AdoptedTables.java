package school.safeguarding.tables.known;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface AdoptedTables extends Repository<AdoptedTable, UUID> {

    AdoptedTable save(AdoptedTable table);

    boolean existsById(UUID proposal);

    List<AdoptedTable> findAllByOrderByAdoptedAt();
}
