package school.safeguarding.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.reference.Reference;

/** What the page of a record shows somebody, before it is drawn. */
public final class RecordSeen {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordSeen() {}

    /** @return one JSON object; empty if there is nothing for this reader */
    public static Optional<String> by(ConcernRecords records, String reference, String reader) {
        return Reference.in(reference)
                .map(concern -> records.read(concern, AccountId.of(reader)))
                .filter(Reading.Opened.class::isInstance)
                .map(opened -> json((Reading.Opened) opened));
    }

    private static String json(Reading.Opened opened) {
        try {
            return JSON.writeValueAsString(opened.shown());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
