package school.safeguarding.record.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.engine.WayTaken;
import school.safeguarding.engine.WayTaken.Passed;
import school.safeguarding.engine.WayTaken.Way;
import school.safeguarding.pages.Layout;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;

/**
 * The procedure with the way that one concern has taken, for whoever may read its record. The picture is drawn by the browser,
 * from the model alone; without script there is what was passed, as a list.
 */
@RestController
class ProcedurePage {

    private final Layout layout;
    private final ConcernRecords records;
    private final WayTaken ways;

    ProcedurePage(Layout layout, ConcernRecords records, WayTaken ways) {
        this.layout = layout;
        this.records = records;
        this.ways = ways;
    }

    record ShownStep(String process, String name, String from, String until) {}

    @GetMapping("/records/{typed}/procedure")
    ResponseEntity<String> procedure(@PathVariable("typed") String typed, Authentication reader, CsrfToken token) {
        Reference reference = TypedReference.read(typed).orElse(Reference.NEVER_GIVEN);
        if (!(records.read(reference, AccountId.of(reader.getName())) instanceof Reading.Opened)) {
            return layout.notThere();
        }
        Optional<Way> way = ways.of(reference);
        return layout.show(
                "record/procedure",
                reference.value(),
                reader,
                token,
                Map.of(
                        "reference", reference.value(),
                        "xml", way.map(Way::xml).orElse(""),
                        "passed",
                                way.map(one -> String.join(" ", new TreeSet<>(one.passed())))
                                        .orElse(""),
                        "here",
                                way.map(one -> String.join(" ", new TreeSet<>(one.here())))
                                        .orElse(""),
                        "steps",
                                way.map(Way::steps).orElse(List.of()).stream()
                                        .map(ProcedurePage::shown)
                                        .toList()));
    }

    private static ShownStep shown(Passed step) {
        return new ShownStep(
                step.process(),
                step.name(),
                BritishDates.brief(step.from()),
                step.until().map(BritishDates::brief).orElse("open"));
    }
}
