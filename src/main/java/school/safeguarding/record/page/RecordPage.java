package school.safeguarding.record.page;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.Attached;
import school.safeguarding.attachment.BodyMap;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.ShownOnPaper;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.pages.Layout;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.step.Steps;

/** A concern's record on one page, to be read, found in and printed. */
@RestController
class RecordPage {

    private static final Set<String> DECISIONS = Set.of(
            EntryKind.RISK_PROPOSED,
            EntryKind.DECIDE_RESPONSE,
            EntryKind.DECIDED_UNDER,
            EntryKind.COUNTERSIGN_RESPONSE,
            EntryKind.DECIDE_PARENT_CONTACT,
            EntryKind.APPOINT_HANDLER,
            EntryKind.REVIEW_OUTCOME,
            EntryKind.RECORD_AND_CLOSE,
            EntryKind.COUNTERSIGN_CLOSE,
            EntryKind.CONFIRM_CORRECTION,
            EntryKind.ANSWER_WORRY,
            EntryKind.OPEN_AGAIN,
            EntryKind.LEGAL_HOLD);

    private static final Set<String> TALKS =
            Set.of("A conversation", "A telephone call", "A meeting", "A letter or email");

    private final Layout layout;
    private final ConcernRecords records;
    private final People people;
    private final Clock clock;

    RecordPage(Layout layout, ConcernRecords records, People people, Clock clock) {
        this.layout = layout;
        this.records = records;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param kind the code of a group of entries; all are shown without one
     * @param fold whether routine lines of the chronology are left out
     * @param shownIn where the browser shows it: in Tasklist's frame the way to everything else stands around it
     */
    @GetMapping("/records/{typed}")
    ResponseEntity<String> record(
            @PathVariable("typed") String typed,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "fold", defaultValue = "false") boolean fold,
            @RequestParam(name = "paper", defaultValue = "") String paper,
            @RequestHeader(name = "Sec-Fetch-Dest", defaultValue = "") String shownIn,
            Authentication reader,
            CsrfToken token) {
        // What cannot be a reference is asked for as one that is never given, and takes as long.
        Reference reference = TypedReference.read(typed).orElse(Reference.NEVER_GIVEN);
        Reading reading = records.read(reference, AccountId.of(reader.getName()));
        if (reading instanceof Reading.Opened opened) {
            Map<String, Object> words = words(opened, EntryGroup.withCode(kind), fold, AccountId.of(reader.getName()));
            words.put("isPaperNotSaid", paper.equals("not-said"));
            words.put("isInFrame", shownIn.equals("iframe"));
            return layout.show("record/record", reference.value(), reader, token, words);
        }
        return reading instanceof Reading.Shut shut
                ? layout.show("record/shut", reference.value(), reader, token, Map.of("sentence", shut.sentence()))
                : layout.notThere();
    }

    private Map<String, Object> words(
            Reading.Opened record, Optional<EntryGroup> only, boolean fold, AccountId reader) {
        Function<AccountId, String> names = Names.of(people.staff());
        List<ShownStep> steps = ShownStep.of(record.steps(), reader, clock.instant(), names);
        Map<String, Object> words = new HashMap<>();
        words.put("record", record.shown());
        words.put("reference", record.reference().value());
        words.put("isOpen", record.isOpen());
        words.put("child", record.child().map(UUID::toString).orElse(""));
        words.put("age", record.childBornOn().map(this::age).orElse("not known"));
        words.put("level", record.level().map(RiskLevel::inWords).orElse("not assessed yet"));
        words.put(
                "levelCode",
                record.level()
                        .map(level -> level.name().toLowerCase(Locale.ROOT))
                        .orElse("none"));
        words.put("steps", steps);
        words.put("keeping", record.keeping().orElse(""));
        words.put("isHeld", record.isHeld());
        words.put("legalHold", record.legalHold().map(entry -> ShownEntry.of(entry, names)));
        words.put("leftOut", LeftOut.values());
        words.put("isPaperAsked", ShownOnPaper.isWaiting(record.entries()));
        words.put(
                "onPaper",
                ShownOnPaper.agreed(record.entries(), reader, clock.instant()).stream()
                        .sorted()
                        .map(LeftOut::inWords)
                        .collect(Collectors.joining("; ")));
        words.put("due", steps.stream().filter(step -> step.due().isPresent()).findFirst());
        words.put("closed", closed(record));
        words.put("acts", Act.of(record, reader));
        words.put("words", record.words());
        words.put(
                "decisions", shown(record.entries().stream().filter(entry -> DECISIONS.contains(entry.kind())), names));
        words.put("telephones", telephones(record.telephones()));
        words.put("agencies", agencies(record.entries(), names));
        words.put("home", shown(record.entries().stream().filter(EntryGroup.HOME::holds), names));
        words.put("aboutWhom", Facts.ABOUT_WHOM.latestIn(record.entries()));
        words.put("adultsAtHome", Facts.HOME.latestIn(record.ofChildNow()));
        words.put("registeredHome", record.registeredHome());
        words.put("siblingsSaid", Facts.SIBLINGS.latestIn(record.ofChildNow()));
        words.put("plans", Facts.PLANS.latestIn(record.ofChildNow()));
        words.put("advice", shown(advice(record.entries()), names));
        words.put("readable", record.readable().stream().map(Reference::value).toList());
        words.put("attachments", Attached.in(record.entries()));
        words.put(
                "papers",
                shown(record.entries().stream().filter(entry -> entry.kind().equals(Attached.PAPER)), names));
        words.put("bodyMaps", BodyMap.all(record.entries()));
        words.put(
                "joined",
                record.joined().stream()
                        .map(report -> JoinedReport.of(report, entry -> isChosen(entry, only, fold), names))
                        .toList());
        words.put("mayAdd", mayAdd(record.steps(), reader));
        words.put(
                "groups",
                Arrays.stream(EntryGroup.values())
                        .map(group -> new Choice(
                                group.code(),
                                group.title(),
                                only.filter(group::equals).isPresent()))
                        .toList());
        words.put("chosen", only.map(EntryGroup::code).orElse(""));
        words.put("fold", fold);
        words.put("total", record.entries().size());
        words.put("chronology", shown(record.entries().stream().filter(entry -> isChosen(entry, only, fold)), names));
        return words;
    }

    /**
     * @param entry in which a second person agreed
     * @param summary of whoever closed it
     */
    record Closed(String at, int entry, String summary) {}

    private static Optional<Closed> closed(Reading.Opened record) {
        return record.isOpen()
                ? Optional.empty()
                : latest(record, EntryKind.COUNTERSIGN_CLOSE)
                        .map(end -> new Closed(
                                BritishDates.inFull(end.at()),
                                end.number(),
                                latest(record, EntryKind.RECORD_AND_CLOSE).stream()
                                        .flatMap(proposed -> proposed.lines().stream())
                                        .filter(line -> line.key().equals("closeSummary"))
                                        .map(Line::answer)
                                        .findFirst()
                                        .orElse("")));
    }

    private static Optional<Entry> latest(Reading.Opened record, String kind) {
        return record.entries().stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later);
    }

    private static boolean isChosen(Entry entry, Optional<EntryGroup> only, boolean fold) {
        return only.map(group -> group.holds(entry)).orElse(true) && (!fold || !EntryGroup.ROUTINE.holds(entry));
    }

    /** Whoever is offered that step adds by a page of its own too; the page asks again. */
    private static boolean mayAdd(List<OpenStep> steps, AccountId reader) {
        return steps.stream()
                .anyMatch(step ->
                        step.step().equals(Steps.ADD_TO_RECORD) && step.people().contains(reader));
    }

    private static Stream<Entry> advice(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> isTalk(entry) ? Stream.of(entry) : Facts.ADVICE.allIn(List.of(entry)).stream());
    }

    /** Whoever adds to a record says what it was; the answer stands there as it was read. */
    private static boolean isTalk(Entry entry) {
        return entry.lines().stream()
                .anyMatch(line -> line.key().equals("additionKind") && TALKS.contains(line.answer()));
    }

    /** What was done with one agency, in order. */
    record AgencyEntries(String agency, List<ShownEntry> entries) {}

    private static List<AgencyEntries> agencies(List<Entry> entries, Function<AccountId, String> names) {
        List<Entry> theirs = entries.stream().filter(EntryGroup.AGENCIES::holds).toList();
        return Arrays.stream(Agency.values())
                .map(agency -> new AgencyEntries(
                        agency.title(), shown(theirs.stream().filter(entry -> isWith(agency, entry)), names)))
                .filter(one -> !one.entries().isEmpty())
                .toList();
    }

    private static String telephones(Map<Agency, String> numbers) {
        return numbers.entrySet().stream()
                .map(one -> one.getKey().title() + " " + one.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static boolean isWith(Agency agency, Entry entry) {
        return entry.step().contains(agency.inWords())
                || entry.lines().stream()
                        .anyMatch(line ->
                                line.key().equals("agency") && line.answer().equals(agency.title()));
    }

    private static List<ShownEntry> shown(Stream<Entry> entries, Function<AccountId, String> names) {
        return entries.map(entry -> ShownEntry.of(entry, names)).toList();
    }

    private String age(LocalDate bornOn) {
        LocalDate today = BritishDates.today(clock);
        int years = Period.between(bornOn, today).getYears();
        return years + (years == 1 ? " year" : " years");
    }
}
