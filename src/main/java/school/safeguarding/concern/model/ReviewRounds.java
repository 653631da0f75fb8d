package school.safeguarding.concern.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

public interface ReviewRounds extends Repository<ReviewRound, Long> {

    ReviewRound save(ReviewRound round);

    /** The round that is being reviewed; the database allows no second. */
    Optional<ReviewRound> findByReferenceAndReviewedAtIsNull(Reference reference);

    Optional<ReviewRound> findFirstByReferenceOrderByNumberDesc(Reference reference);

    List<ReviewRound> findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(Reference reference);

    /** A round beside no work, but the first, is that of a concern that was closed. */
    @Query(
            nativeQuery = true,
            value = "SELECT DISTINCT reference FROM safeguarding.review_round"
                    + " WHERE round > 1 AND NOT is_beside AND asked_at >= :from")
    Set<String> textsOpenedAgainSince(Instant from);

    default Set<Reference> openedAgainSince(Instant from) {
        return textsOpenedAgainSince(from).stream().map(Reference::of).collect(Collectors.toSet());
    }

    /** Since when a decision is waited for; one that is asked for again meanwhile is not due any later. */
    default Optional<Instant> decisionAwaitedSince(Reference reference) {
        return findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(reference).stream()
                .map(ReviewRound::reviewedAt)
                .min(Comparator.naturalOrder());
    }
}
