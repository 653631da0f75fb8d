package school.safeguarding.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.record.Chronology.Line;

/** The one place where an entry's confidential content becomes bytes and back. */
@Component
class EntryCodec {

    /** Names how the content was written, so that a later codec can tell which of its keys to use. */
    static final String KEY_ID = "plain-1";

    private final ObjectMapper json = JsonMapper.builder().build();

    byte[] encode(String step, List<Line> lines) {
        try {
            return json.writeValueAsBytes(new Content(step, lines));
        } catch (JsonProcessingException e) {
            // Its message may quote the content, so it goes no further.
            throw new IllegalStateException("An entry's content could not be written");
        }
    }

    Content decode(byte[] content, String keyId) {
        if (!keyId.equals(KEY_ID)) {
            throw new IllegalStateException("No key " + keyId + " to read an entry with");
        }
        try {
            return json.readValue(content, Content.class);
        } catch (IOException e) {
            throw new IllegalStateException("An entry's content could not be read");
        }
    }

    record Content(String step, List<Line> lines) {}
}
