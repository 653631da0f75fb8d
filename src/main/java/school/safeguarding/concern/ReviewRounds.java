package school.safeguarding.concern;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ReviewRounds extends Repository<ReviewRound, Long> {

    ReviewRound save(ReviewRound round);

    /** The round that is being reviewed; the database allows no second. */
    Optional<ReviewRound> findByReferenceAndReviewedAtIsNull(String reference);

    Optional<ReviewRound> findFirstByReferenceOrderByNumberDesc(String reference);

    List<ReviewRound> findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(String reference);

    /** Since when a decision is waited for; one that is asked for again meanwhile is not due any later. */
    default Optional<Instant> decisionAwaitedSince(String reference) {
        return findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(reference).stream()
                .map(ReviewRound::reviewedAt)
                .min(Comparator.naturalOrder());
    }
}
