package school.safeguarding.briefing;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OfficerTrainings extends Repository<OfficerTraining, UUID> {

    OfficerTraining save(OfficerTraining training);

    List<OfficerTraining> findByAccountOrderByTrainedOn(String account);
}
