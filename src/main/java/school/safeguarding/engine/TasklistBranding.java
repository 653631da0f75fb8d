package school.safeguarding.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives Tasklist the school's name and our words, in place of the vendor's. */
@RestController
class TasklistBranding {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    /** Each says what it is for, and names the fault that it mends. */
    private static final List<String> SCRIPTS = List.of(
            "school.js",
            "whose.js",
            "once.js",
            "drafts.js",
            "dialogue.js",
            "refusals.js",
            "session.js",
            "record.js",
            "cards.js",
            "start.js",
            "date-fields.js",
            "names-for-readers.js",
            "one-at-a-time.js",
            "sent-here.js",
            "next-step.js");

    private final ObjectMapper json = new ObjectMapper();
    private final String config;
    private final String words;

    TasklistBranding(
            @Value("${safeguarding.school-name}") String schoolName,
            @Value("classpath:META-INF/resources/webjars/camunda/app/tasklist/locales/en.json") Resource original,
            @Value("classpath:engine/tasklist-words.json") Resource ours)
            throws IOException {
        this.config = "export default " + config(schoolName) + ";\n";
        this.words = words(schoolName, original, ours);
    }

    private String config(String schoolName) throws JsonProcessingException {
        ObjectNode settings = json.createObjectNode();
        // Without a vendor Tasklist shows its own, so there is one that nobody sees.
        settings.putObject("app").put("name", schoolName).put("vendor", "\u200B");
        ArrayNode scripts = settings.putArray("customScripts");
        SCRIPTS.forEach(script -> scripts.add("scripts/" + script));
        settings.put("disableWelcomeMessage", true);
        settings.putObject("locales")
                .put("fallbackLocale", "en")
                .putArray("availableLocales")
                .add("en");
        settings.putObject("shortcuts");
        return json.writeValueAsString(settings);
    }

    private String words(String schoolName, Resource original, Resource ours) throws IOException {
        // The original begins with a byte order mark.
        String text = original.getContentAsString(StandardCharsets.UTF_8).replace("\uFEFF", "");
        ObjectNode all = (ObjectNode) json.readTree(text);
        ObjectNode labels = (ObjectNode) all.get("labels");
        JsonNode replaced = json.readTree(ours.getInputStream());
        replaced.properties().forEach(word -> labels.set(word.getKey(), word.getValue()));
        labels.put("APP_VENDOR", schoolName);
        return json.writeValueAsString(all);
    }

    @GetMapping(value = TASKLIST + "scripts/config.js", produces = "text/javascript;charset=UTF-8")
    String config() {
        return config;
    }

    @GetMapping(value = TASKLIST + "locales/en.json", produces = "application/json;charset=UTF-8")
    String words() {
        return words;
    }
}
