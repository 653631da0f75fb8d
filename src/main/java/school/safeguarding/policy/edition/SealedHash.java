package school.safeguarding.policy.edition;

import java.util.HexFormat;
import org.springframework.stereotype.Component;
import school.safeguarding.policy.EditionHash;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/** An edition's hash under the school's key, so that whoever has none cannot put another edition in its place with its trace. */
@Component
public class SealedHash {

    private final Seals seals;

    SealedHash(Seals seals) {
        this.seals = seals;
    }

    public String of(PolicyEdition edition) {
        return SealedText.sealed(
                seals.ofSchool(),
                EditionHash.place(edition.number()),
                HexFormat.of().formatHex(edition.hash()));
    }

    /** @throws school.safeguarding.protection.CannotOpen if this school's key has not sealed it for that edition */
    public boolean isOf(PolicyEdition edition, String sealed) {
        return SealedText.opened(seals.ofSchool(), EditionHash.place(edition.number()), sealed)
                .equals(HexFormat.of().formatHex(edition.hash()));
    }
}
