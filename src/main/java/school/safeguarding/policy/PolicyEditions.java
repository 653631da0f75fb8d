package school.safeguarding.policy;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PolicyEditions extends Repository<PolicyEdition, UUID> {

    PolicyEdition save(PolicyEdition edition);

    /** The one in force. */
    Optional<PolicyEdition> findFirstByNumberIsNotNullOrderByNumberDesc();

    Optional<PolicyEdition> findFirstByReviewOrderByDraftDesc(UUID review);

    /** @throws IllegalStateException if nothing was written yet */
    default PolicyEdition lastOf(UUID review) {
        return findFirstByReviewOrderByDraftDesc(review)
                .orElseThrow(() -> new IllegalStateException("Nothing is written for this review"));
    }
}
