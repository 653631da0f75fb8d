package school.safeguarding.briefing.training;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface OfficerTrainings extends Repository<OfficerTraining, UUID> {

    OfficerTraining save(OfficerTraining training);

    List<OfficerTraining> findByAccountOrderByTrainedOn(String account);
}
