package school.safeguarding.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology.Line;

/** What somebody answered in a form, as one text that is sealed whole. */
@Component
public class FormAnswers {

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final ObjectMapper json;

    FormAnswers(ObjectMapper json) {
        this.json = json;
    }

    public String of(Submission submission) {
        return write(FormEntries.entry(submission, "").lines());
    }

    public String write(List<Line> lines) {
        try {
            return json.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            // Its message may quote what was written, so it goes no further.
            throw new IllegalStateException("Answers could not be written");
        }
    }

    public List<Line> read(String text) {
        try {
            return json.readValue(text, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Answers could not be read");
        }
    }
}
