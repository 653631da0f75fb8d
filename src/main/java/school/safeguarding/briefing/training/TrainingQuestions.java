package school.safeguarding.briefing.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface TrainingQuestions extends Repository<TrainingQuestion, UUID> {

    TrainingQuestion save(TrainingQuestion question);

    Optional<TrainingQuestion> findById(UUID id);

    List<TrainingQuestion> findByAnsweredAtIsNullAndEndedAtIsNull();

    /** @throws IllegalStateException if there is none */
    default TrainingQuestion withId(String id) {
        return findById(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("No training " + id));
    }
}
