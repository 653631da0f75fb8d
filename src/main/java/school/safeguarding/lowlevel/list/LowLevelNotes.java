package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface LowLevelNotes extends Repository<LowLevelNote, UUID> {

    LowLevelNote save(LowLevelNote note);

    List<LowLevelNote> findByReferenceOrderByAt(String reference);

    /** @throws IllegalStateException if nobody has done that */
    default LowLevelNote lastOf(String reference, String step) {
        return findByReferenceOrderByAt(reference).stream()
                .filter(note -> note.step().equals(step))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("Nothing such of " + reference));
    }
}
