package school.safeguarding.replay;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface DecidedUnders extends Repository<DecidedUnder, UUID> {

    DecidedUnder save(DecidedUnder decided);

    List<DecidedUnder> findByReferenceOrderByDecidedAt(String reference);
}
