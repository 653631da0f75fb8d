package school.safeguarding.briefing;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface BriefingNotes extends Repository<BriefingNote, UUID> {

    BriefingNote save(BriefingNote note);
}
