package school.safeguarding.referral.model;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;

public interface AgencyReferrals extends Repository<AgencyReferral, Long> {

    AgencyReferral save(AgencyReferral referral);

    List<AgencyReferral> findByReferenceOrderById(Reference reference);

    /** The last referral of which this agency was told, open or settled. */
    default Optional<AgencyReferral> lastTold(Reference reference, Agency agency) {
        return findByReferenceOrderById(reference).stream()
                .filter(referral -> referral.agency() == agency && referral.isTold())
                .reduce((earlier, later) -> later);
    }

    /** @throws IllegalStateException if no referral to this agency is open */
    default AgencyReferral open(Reference reference, Agency agency) {
        return findByReferenceOrderById(reference).stream()
                .filter(referral ->
                        referral.agency() == agency && referral.state().isOpen())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No open referral of this kind for " + reference));
    }
}
