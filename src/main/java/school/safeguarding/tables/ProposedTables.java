package school.safeguarding.tables;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ProposedTables extends Repository<ProposedTable, UUID> {

    ProposedTable save(ProposedTable table);

    long count();

    Optional<ProposedTable> findFirstByOrderByProposedAtDesc();
}
