package school.safeguarding.policy.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface PolicyNotes extends Repository<PolicyNote, UUID> {

    PolicyNote save(PolicyNote note);

    List<PolicyNote> findByReviewOrderByAt(UUID review);

    Optional<PolicyNote> findFirstByReviewAndStepOrderByAtDesc(UUID review, String step);
}
