package school.safeguarding.concern.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface ReviewRounds extends Repository<ReviewRound, Long> {

    ReviewRound save(ReviewRound round);

    /** The round that is being reviewed; the database allows no second. */
    Optional<ReviewRound> findByReferenceAndReviewedAtIsNull(String reference);

    Optional<ReviewRound> findFirstByReferenceOrderByNumberDesc(String reference);

    List<ReviewRound> findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(String reference);

    /** A round beside no work, but the first, is that of a concern that was closed. */
    @Query("select r.reference from ReviewRound r where r.number > 1 and r.beside = false and r.askedAt >= :from")
    Set<String> openedAgainSince(Instant from);

    /** Since when a decision is waited for; one that is asked for again meanwhile is not due any later. */
    default Optional<Instant> decisionAwaitedSince(String reference) {
        return findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(reference).stream()
                .map(ReviewRound::reviewedAt)
                .min(Comparator.naturalOrder());
    }
}
