package school.safeguarding.briefing.policy;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BriefingNotes extends Repository<BriefingNote, UUID> {

    BriefingNote save(BriefingNote note);
}
