package school.safeguarding.concern.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.concern.read.Redaction;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.ShownAnswers;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.Indicator;
import school.safeguarding.risk.Indicator.Kind;
import school.safeguarding.risk.Indicators;

/**
 * What the report says is not typed again in the first review, nor what the last review says in the next. Signs of harm are
 * answered afresh each time, and a child's words are only ever added to.
 */
@Component
class FillInReview implements FilledInForConcern {

    /** Asked again each time: which concerns are linked is in the record already. Which child it is, the list of children says. */
    private static final Set<String> NEVER = Set.of("sameChildAs", ChildChoices.CHILD);

    /** What is said later has a day, a question and a place of its own, so nothing of what was said before is filled in. */
    private static final String WORDS = "childsWords";

    private static final Map<String, String> FROM_REPORT = Map.ofEntries(
            Map.entry("childName", "childConfirmedName"),
            Map.entry("childDateOfBirth", "childConfirmedDateOfBirth"),
            Map.entry("childClass", "childConfirmedClass"),
            Map.entry("childWords", "childsWordsText"),
            Map.entry("childWordsQuestion", "childsWordsQuestion"),
            Map.entry("childWordsPresent", "childsWordsPresent"),
            Map.entry("childWordsManner", "childsWordsManner"),
            Map.entry("observedOn", "childsWordsOn"),
            Map.entry("observedTime", "childsWordsAt"),
            Map.entry("observedWhere", "childsWordsWhere"));

    private static final String ABOUT_WHOM = "aboutWhom";
    private static final String PERSON_OF_CONCERN = "personOfConcern";

    /** What the select of children says; typed only where it says another child. */
    private static final Set<String> OF_CHILD =
            Set.of("childConfirmedName", "childConfirmedDateOfBirth", "childConfirmedClass");

    private final ChildChoices choices;
    private final RedactedRecord record;
    private final Indicators indicators;
    private final ShownAnswers shown;

    FillInReview(ChildChoices choices, RedactedRecord record, Indicators indicators, ShownAnswers shown) {
        this.choices = choices;
        this.record = record;
        this.indicators = indicators;
        this.shown = shown;
    }

    @Override
    public String formId() {
        return EntryKind.REVIEW;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        List<Entry> entries = record.of(reference);
        int lastChange = RedactedRecord.lastChange(entries);
        // What was answered of another child is asked again.
        Map<String, Object> filled = last(entries, EntryKind.REVIEW)
                .filter(review -> review.number() > lastChange)
                .map(this::fromReview)
                .or(() -> last(entries, EntryKind.REPORT).map(this::fromReport))
                .orElseGet(LinkedHashMap::new);
        filled.values().removeAll(Set.of(Redaction.ANOTHER_CHILD, Redaction.ANOTHERS));
        choices.confirmed(reference).ifPresent(child -> filled.put(ChildChoices.CHILD, child));
        if (lastChange > 0) {
            OF_CHILD.forEach(filled::remove);
        }
        return filled;
    }

    private Map<String, Object> fromReview(Entry review) {
        Map<String, Object> filled = new LinkedHashMap<>();
        review.lines().stream()
                .filter(line ->
                        !NEVER.contains(line.key()) && !line.key().startsWith(WORDS) && !isSignOfHarm(line.key()))
                .forEach(line -> shown.sent(EntryKind.REVIEW, line.key(), line.answer())
                        .ifPresent(answer -> filled.put(line.key(), answer)));
        return filled;
    }

    private boolean isSignOfHarm(String key) {
        return indicators.signsOfHarm().stream().anyMatch(id -> key.equals("indicator_" + id));
    }

    private Map<String, Object> fromReport(Entry report) {
        Map<String, Object> filled = new LinkedHashMap<>();
        for (Line line : report.lines()) {
            Optional.ofNullable(FROM_REPORT.get(line.key()))
                    .flatMap(key -> shown.sent(EntryKind.REPORT, line.key(), line.answer())
                            .map(answer -> Map.entry(key, answer)))
                    .ifPresent(answer -> filled.put(answer.getKey(), answer.getValue()));
            if (line.key().equals("indicators")) {
                shown.sent(EntryKind.REPORT, line.key(), line.answer()).ifPresent(ticked -> tick(ticked, filled));
            }
        }
        if (isAboutAnotherChildOnly(report)) {
            filled.put("personIsChild", "yes");
            answer(report, PERSON_OF_CONCERN).ifPresent(name -> filled.put("otherChildName", name));
        }
        return filled;
    }

    private boolean isAboutAnotherChildOnly(Entry report) {
        return answer(report, ABOUT_WHOM)
                .flatMap(shownAs -> shown.sent(EntryKind.REPORT, ABOUT_WHOM, shownAs))
                .filter(List.of(AboutWhom.CHILD.code())::equals)
                .isPresent();
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }

    /** What was noticed is there now. Whether a sign of harm is, the handler says in so many words. */
    private void tick(Object ticked, Map<String, Object> filled) {
        for (Indicator indicator : indicators.all()) {
            if (ticked instanceof List<?> ids && ids.contains(indicator.id())) {
                answer(indicator.kind()).ifPresent(answer -> filled.put("indicator_" + indicator.id(), answer));
            }
        }
    }

    private static Optional<String> answer(Kind kind) {
        return switch (kind) {
            case HARM, PICTURES -> Optional.empty();
            case SIGNIFICANT -> Optional.of("current");
            default -> Optional.of("yes");
        };
    }

    private static Optional<Entry> last(List<Entry> entries, String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).reduce((earlier, later) -> later);
    }
}
