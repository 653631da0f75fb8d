package school.safeguarding.tables.propose;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.engine.RoutingFact;

public interface ProposedTables extends Repository<ProposedTable, UUID> {

    ProposedTable save(ProposedTable table);

    Optional<ProposedTable> findById(UUID id);

    /** The one that a step is about; empty where the step does not say. */
    default Optional<ProposedTable> of(Map<String, ?> facts) {
        return RoutingFact.tableChangeId.in(facts).map(UUID::fromString).flatMap(this::findById);
    }
}
