package school.safeguarding.concern;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import school.safeguarding.protection.Seals;

/** By what the same child is found in other concerns, without its name being readable there. */
@Component
public class ChildMarks {

    private final Seals seals;

    public ChildMarks(Seals seals) {
        this.seals = seals;
    }

    public byte[] ofName(String name) {
        return seals.mark("name " + key(name));
    }

    public byte[] ofDate(LocalDate bornOn) {
        return seals.mark("born " + bornOn);
    }

    /** The same key for names that differ only in case, accents, punctuation or spacing. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
