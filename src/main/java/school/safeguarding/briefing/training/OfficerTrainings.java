package school.safeguarding.briefing.training;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import school.safeguarding.account.AccountId;

public interface OfficerTrainings extends Repository<OfficerTraining, UUID> {

    OfficerTraining save(OfficerTraining training);

    List<OfficerTraining> findByAccountOrderByTrainedOn(AccountId account);
}
