package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.account.AccountId;

public interface LowLevelNotes extends Repository<LowLevelNote, UUID> {

    LowLevelNote save(LowLevelNote note);

    /** By account id, the last first. Reads nothing that is sealed: who it was is known also where a note cannot be opened. */
    @Query(
            nativeQuery = true,
            value = "SELECT by_account FROM safeguarding.low_level_note WHERE reference = :reference AND step = :step"
                    + " ORDER BY at DESC")
    List<String> textsOfWhoDid(String reference, String step);

    /**
     * @return the account id
     * @throws IllegalStateException if nobody has done that
     */
    default AccountId whoDidLast(String reference, String step) {
        return textsOfWhoDid(reference, step).stream()
                .findFirst()
                .map(AccountId::of)
                .orElseThrow(() -> new IllegalStateException("Nothing such of " + reference));
    }
}
