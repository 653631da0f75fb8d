package school.safeguarding.replay;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

interface AllReviewInputs extends Repository<ReviewInputs, UUID> {

    @Query(nativeQuery = true, value = "SELECT DISTINCT reference FROM safeguarding.review_inputs ORDER BY reference")
    List<String> texts();

    default List<Reference> references() {
        return texts().stream().map(Reference::of).toList();
    }

    List<ReviewInputs> findByReferenceOrderByAssessedAt(Reference reference);
}
