package school.safeguarding.escalation.cover;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface HandOvers extends Repository<HandOver, UUID> {

    HandOver save(HandOver handOver);

    Optional<HandOver> findById(UUID id);
}
