package school.safeguarding.briefing.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.account.AccountId;

public interface Briefings extends Repository<Briefing, UUID> {

    Briefing save(Briefing briefing);

    Optional<Briefing> findById(UUID id);

    List<Briefing> findAllByOrderByAskedOn();

    List<Briefing> findByAccountAndDoneAtIsNullAndEndedAtIsNull(AccountId account);

    /** @throws IllegalStateException if there is none */
    default Briefing withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No briefing " + id));
    }
}
