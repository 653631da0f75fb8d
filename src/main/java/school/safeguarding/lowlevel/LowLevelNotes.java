package school.safeguarding.lowlevel;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface LowLevelNotes extends Repository<LowLevelNote, UUID> {

    LowLevelNote save(LowLevelNote note);

    List<LowLevelNote> findByReferenceOrderByAt(String reference);
}
