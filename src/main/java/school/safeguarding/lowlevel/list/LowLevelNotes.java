package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface LowLevelNotes extends Repository<LowLevelNote, UUID> {

    LowLevelNote save(LowLevelNote note);

    /** By account id, the last first. Reads nothing that is sealed: who it was is known also where a note cannot be opened. */
    @Query("select note.byAccount from LowLevelNote note where note.reference = :reference and note.step = :step"
            + " order by note.at desc")
    List<String> whoDid(String reference, String step);

    /**
     * @return the account id
     * @throws IllegalStateException if nobody has done that
     */
    default String whoDidLast(String reference, String step) {
        return whoDid(reference, step).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing such of " + reference));
    }
}
