package school.safeguarding.policy.review;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface PolicyReviews extends Repository<PolicyReview, UUID> {

    PolicyReview save(PolicyReview review);

    Optional<PolicyReview> findById(UUID id);

    /** The one that goes on; the database allows no second. */
    Optional<PolicyReview> findByEndedOnIsNull();

    Optional<PolicyReview> findFirstByEndedOnIsNotNullOrderByEndedOnDescDueOnDesc();

    /** @throws IllegalStateException if there is none */
    default PolicyReview withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No policy review " + id));
    }
}
