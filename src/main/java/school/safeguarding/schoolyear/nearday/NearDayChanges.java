package school.safeguarding.schoolyear.nearday;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface NearDayChanges extends Repository<NearDayChange, UUID> {

    NearDayChange save(NearDayChange change);

    Optional<NearDayChange> findById(UUID id);

    List<NearDayChange> findByProposedAtAfter(Instant time);
}
