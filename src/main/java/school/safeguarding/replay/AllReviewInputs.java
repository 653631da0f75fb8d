package school.safeguarding.replay;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

interface AllReviewInputs extends Repository<ReviewInputs, UUID> {

    @Query(
            nativeQuery = true,
            value =
                    "SELECT DISTINCT reference FROM safeguarding.review_inputs WHERE decision = :decision ORDER BY reference")
    List<String> texts(String decision);

    default List<Reference> references(String decision) {
        return texts(decision).stream().map(Reference::of).toList();
    }

    List<ReviewInputs> findByReferenceOrderByAssessedAt(Reference reference);
}
