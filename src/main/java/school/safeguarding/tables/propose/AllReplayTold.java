package school.safeguarding.tables.propose;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AllReplayTold extends Repository<ReplayTold, UUID> {

    ReplayTold save(ReplayTold told);

    List<ReplayTold> findByProposalOrderByToldAt(UUID proposal);

    List<ReplayTold> findByToldAtAfter(Instant time);
}
