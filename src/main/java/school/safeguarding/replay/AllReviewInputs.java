package school.safeguarding.replay;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AllReviewInputs extends Repository<ReviewInputs, UUID> {

    @Query("select distinct i.reference from ReviewInputs i order by i.reference")
    List<String> references();

    List<ReviewInputs> findByReferenceOrderByAssessedAt(String reference);
}
