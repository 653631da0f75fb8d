package school.safeguarding.policy.edition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface PolicyEditions extends Repository<PolicyEdition, UUID> {

    PolicyEdition save(PolicyEdition edition);

    /** The one in force. */
    Optional<PolicyEdition> findFirstByNumberIsNotNullOrderByNumberDesc();

    interface Published {

        Integer getNumber();

        Instant getPublishedAt();
    }

    /** The first one first, without opening what is written in them. */
    @Query("select e.number as number, e.publishedAt as publishedAt from PolicyEdition e where e.number is not null"
            + " order by e.number")
    List<Published> published();

    Optional<PolicyEdition> findFirstByReviewOrderByDraftDesc(UUID review);

    /** @throws IllegalStateException if nothing was written yet */
    default PolicyEdition lastOf(UUID review) {
        return findFirstByReviewOrderByDraftDesc(review)
                .orElseThrow(() -> new IllegalStateException("Nothing is written for this review"));
    }
}
