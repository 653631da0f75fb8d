package school.safeguarding.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.RefusalNotice;
import school.safeguarding.draft.Drafts.About;
import school.safeguarding.draft.Drafts.Kept;
import school.safeguarding.engine.form.OpenForms;

/**
 * What Tasklist's script keeps while somebody types. The table of calls has let it in by then: the step is theirs, or their role
 * may start the process. It touches the engine for nothing but the first of a step's draft.
 */
@RestController
@RequestMapping("/camunda/api/draft")
class DraftCalls {

    /** The id of a definition begins with its key, by which the start form is named. */
    private static final Pattern AFTER_KEY = Pattern.compile(":.*");

    static final String REVISION = "X-Draft-Revision";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Drafts drafts;
    private final SentForms sentForms;
    private final OpenForms openForms;

    DraftCalls(Drafts drafts, SentForms sentForms, OpenForms openForms) {
        this.drafts = drafts;
        this.sentForms = sentForms;
        this.openForms = openForms;
    }

    /**
     * @param typed by the field's key, as the form would send it
     * @param seen the revision that the window has seen last, 0 for none; absent to overwrite whatever there is
     */
    record Typed(Map<String, JsonNode> typed, Integer seen) {}

    @PostMapping("/task/{id}")
    @Transactional
    ResponseEntity<Void> keepOfStep(
            @PathVariable("id") String task,
            @RequestBody byte[] body,
            @RequestHeader(name = "X-Form-Key", defaultValue = "") String key,
            Authentication author) {
        return keep(AccountId.of(author.getName()), task, key, body, () -> about(task));
    }

    @PostMapping("/start/{id}")
    @Transactional
    ResponseEntity<Void> keepOfStart(
            @PathVariable("id") String process,
            @RequestBody byte[] body,
            @RequestHeader(name = "X-Form-Key", defaultValue = "") String key,
            Authentication author) {
        return keep(AccountId.of(author.getName()), startForm(process), key, body, () -> About.NOTHING_MORE);
    }

    @PostMapping("/task/{id}/discard")
    ResponseEntity<Void> discardOfStep(@PathVariable("id") String task, Authentication author) {
        drafts.forget(AccountId.of(author.getName()), task);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/start/{id}/discard")
    ResponseEntity<Void> discardOfStart(@PathVariable("id") String process, Authentication author) {
        drafts.forget(AccountId.of(author.getName()), startForm(process));
        return ResponseEntity.noContent().build();
    }

    private static String startForm(String process) {
        return AFTER_KEY.matcher(process).replaceFirst("");
    }

    private About about(String task) {
        return openForms
                .of(task)
                .map(form -> new About(form.formId(), form.title(), form.reference()))
                .orElse(About.NOTHING_MORE);
    }

    private ResponseEntity<Void> keep(AccountId author, String form, String key, byte[] body, Supplier<About> about) {
        Optional<Typed> read = read(body);
        if (read.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        Typed typed = read.get();
        OptionalInt seen = typed.seen() == null ? OptionalInt.empty() : OptionalInt.of(typed.seen());
        Kept kept = drafts.keep(author, form, values(typed.typed()), seen, about);
        if (kept instanceof Kept.ChangedElsewhere elsewhere) {
            RefusalNotice.say(Refusal.OTHER_WINDOW, BritishDates.inFull(elsewhere.at()));
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        if (kept instanceof Kept.TooMany) {
            RefusalNotice.say(Refusal.TOO_MANY_DRAFTS);
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        Kept.Stored stored = (Kept.Stored) kept;
        // What was on its way while the form was sent is no draft any more. Where there was one, whoever sends waits
        // for it and
        // forgets it then.
        if (stored.isBegun() && !key.isEmpty() && sentForms.withKey(author, key).isPresent()) {
            drafts.forget(author, form);
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.noContent()
                .header(REVISION, String.valueOf(stored.revision()))
                .build();
    }

    /** Not by the framework, whose warnings quote what cannot be read. */
    private static Optional<Typed> read(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, Typed.class)).filter(typed -> typed.typed() != null);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a form can hold, and nothing else. */
    private static Map<String, Object> values(Map<String, JsonNode> typed) {
        Map<String, Object> values = new LinkedHashMap<>();
        typed.forEach((key, value) -> {
            if (value == null || value.isNull()) {
                values.put(key, null);
            } else if (value.isTextual()) {
                values.put(key, value.textValue());
            } else if (value.isBoolean()) {
                values.put(key, value.booleanValue());
            } else if (value.isNumber()) {
                values.put(key, value.numberValue());
            } else if (value.isArray()) {
                List<String> chosen = new ArrayList<>();
                value.forEach(one -> chosen.add(one.asText()));
                values.put(key, chosen);
            }
        });
        return values;
    }
}
