package school.safeguarding.tables;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.engine.RoutingFact;

interface ProposedTables extends Repository<ProposedTable, UUID> {

    ProposedTable save(ProposedTable table);

    Optional<ProposedTable> findById(UUID id);

    Optional<ProposedTable> findFirstByOrderByProposedAtDesc();

    /** The one that a step is about. One that began before steps knew it was the only one that was open. */
    default Optional<ProposedTable> of(Map<String, ?> facts) {
        return RoutingFact.tableChangeId
                .in(facts)
                .map(UUID::fromString)
                .map(this::findById)
                .orElseGet(this::findFirstByOrderByProposedAtDesc);
    }
}
