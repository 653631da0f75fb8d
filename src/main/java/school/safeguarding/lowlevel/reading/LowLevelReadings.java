package school.safeguarding.lowlevel.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.lowlevel.list.KeptList;

public interface LowLevelReadings extends Repository<LowLevelReading, UUID> {

    LowLevelReading save(LowLevelReading reading);

    Optional<LowLevelReading> findById(UUID id);

    boolean existsByListAndAskedAtGreaterThanEqual(KeptList list, Instant since);

    /** @throws IllegalStateException if there is none */
    default LowLevelReading withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No reading " + id));
    }
}
