package school.safeguarding.child.stored;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.protection.SealsColumn;

/** What is known of a child as its row keeps it: sealed, and for no other row. */
@SealsColumn(table = "child", name = "content")
final class ChildCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private ChildCodec() {}

    static String sealed(Seals seals, ChildId id, Particulars particulars) {
        try {
            return SealedText.sealed(seals.ofSchool(), place(id), JSON.writeValueAsString(particulars));
        } catch (JsonProcessingException e) {
            // Its message may quote a name, so it goes no further.
            throw new IllegalStateException("What is known of a child could not be written");
        }
    }

    /** @throws CannotOpen if it was changed in the database, or its key is another */
    static Particulars opened(Seals seals, ChildId id, String kept) {
        String written = SealedText.opened(seals.ofSchool(), place(id), kept);
        try {
            return JSON.readValue(written, Particulars.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known of child " + id + " could not be read");
        }
    }

    private static Place place(ChildId id) {
        return new Place("child", id.toString(), "content");
    }
}
