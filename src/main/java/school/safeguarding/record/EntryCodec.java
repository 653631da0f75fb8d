package school.safeguarding.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seal;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/** The one place where an entry's confidential content becomes bytes and back: JSON, sealed with the concern's own key. */
@Component
public class EntryCodec {

    /** Names how the content was written, so that a later codec can tell. */
    public static final String KEY_ID = "concern-1";

    private final Seals seals;
    private final ObjectMapper json = JsonMapper.builder().build();

    EntryCodec(Seals seals) {
        this.seals = seals;
    }

    /** @param reference as it is stored */
    public static Place place(String reference, int number) {
        return new Place("entry", reference + " " + number, "content");
    }

    byte[] encode(Reference reference, int number, String step, List<Line> lines) {
        try {
            Seal seal = number == 1 ? seals.ofNewConcern(reference.value()) : seals.ofConcern(reference.value());
            return seal.seal(json.writeValueAsBytes(new Content(step, lines)), place(reference.value(), number));
        } catch (JsonProcessingException e) {
            // Its message may quote the content, so it goes no further.
            throw new IllegalStateException("An entry's content could not be written");
        }
    }

    Content decode(Reference reference, int number, byte[] content, String keyId) {
        if (!keyId.equals(KEY_ID)) {
            throw new IllegalStateException("No key " + keyId + " to read an entry with");
        }
        byte[] opened = seals.ofConcern(reference.value()).open(content, place(reference.value(), number));
        try {
            return json.readValue(opened, Content.class);
        } catch (IOException e) {
            throw new IllegalStateException("An entry's content could not be read");
        }
    }

    record Content(String step, List<Line> lines) {}
}
