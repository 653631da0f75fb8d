package school.safeguarding.referral;

import java.util.List;
import org.springframework.data.repository.Repository;

interface AgencyReferrals extends Repository<AgencyReferral, Long> {

    AgencyReferral save(AgencyReferral referral);

    List<AgencyReferral> findByReferenceOrderById(String reference);

    /** @throws IllegalStateException if no referral to this agency is open */
    default AgencyReferral open(String reference, Agency agency) {
        return findByReferenceOrderById(reference).stream()
                .filter(referral ->
                        referral.agency() == agency && referral.state().isOpen())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No open referral of this kind for " + reference));
    }
}
