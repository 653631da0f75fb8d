package school.safeguarding.briefing.awareness;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface AwarenessLog extends Repository<Awareness, UUID> {

    Awareness save(Awareness awareness);

    List<Awareness> findByHeldOnGreaterThanEqualOrderByHeldOnDesc(LocalDate from);
}
