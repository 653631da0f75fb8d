package school.safeguarding.record.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.TypedDates;
import school.safeguarding.concern.PastRecords;
import school.safeguarding.concern.PastRecords.KeptOut;
import school.safeguarding.concern.PastRecords.Past;
import school.safeguarding.concern.PastRecords.Stood;
import school.safeguarding.engine.WayTaken;
import school.safeguarding.engine.WayTaken.Edition;
import school.safeguarding.engine.WayTaken.Offer;
import school.safeguarding.engine.WayTaken.Open;
import school.safeguarding.engine.WayTaken.Then;
import school.safeguarding.pages.Layout;
import school.safeguarding.people.People;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** A record as its reader then saw it, which is the first that an inquiry asks for. What is typed is in no address. */
@RestController
class PastPage {

    private static final int SECONDS = 60;

    private final Layout layout;
    private final PastRecords records;
    private final WayTaken ways;
    private final People people;
    private final Clock clock;

    PastPage(Layout layout, PastRecords records, WayTaken ways, People people, Clock clock) {
        this.layout = layout;
        this.records = records;
        this.ways = ways;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param on the day
     * @param at the time of day, both as people here type them and of the school's zone; of two minutes of one
     *     name, in the night when clocks go back, the later is meant
     */
    @PostMapping("/records/{typed}/as-it-was")
    ResponseEntity<String> asItWas(
            @PathVariable("typed") String typed,
            @RequestParam(name = "on", defaultValue = "") String on,
            @RequestParam(name = "at", defaultValue = "") String at,
            Authentication reader,
            CsrfToken token) {
        Reference reference = TypedReference.read(typed).orElse(Reference.NEVER_GIVEN);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BritishDates.ZONE);
        Optional<Instant> minute = TypedDates.day(on, today)
                .flatMap(day -> TypedDates.time(at).map(time -> minute(day, time)))
                .filter(asked -> !asked.isAfter(now));
        // Asked for in either case, so that a slip tells nobody whether it is there.
        Instant until = minute.map(asked -> asked.plusSeconds(SECONDS)).orElse(now.plusSeconds(SECONDS));
        return records.read(reference, until, reader.getName())
                .map(past -> layout.show("record/past", reference.value(), reader, token, words(past, minute, until)))
                .orElseGet(layout::notThere);
    }

    private static Instant minute(LocalDate day, LocalTime time) {
        return day.atTime(time)
                .atZone(BritishDates.ZONE)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    private Map<String, Object> words(Past past, Optional<Instant> minute, Instant until) {
        UnaryOperator<String> names = Names.of(people.staff());
        Map<String, Object> words = new HashMap<>();
        words.put("reference", past.reference().value());
        words.put("isRead", minute.isPresent());
        if (minute.isEmpty()) {
            return words;
        }
        words.put("stoodAt", BritishDates.inFull(minute.get()));
        words.put("isReported", !past.entries().isEmpty());
        words.put("childName", past.childName());
        words.put("facts", past.stood().map(stood -> facts(stood, names)).orElse(List.of()));
        Then then = ways.before(past.reference(), until);
        words.put(
                "steps",
                then.open().stream().map(step -> shown(step, past, names)).toList());
        words.put("editions", then.editions().stream().map(PastPage::shown).toList());
        words.put("words", past.words());
        words.put("aboutWhom", Facts.ABOUT_WHOM.latestIn(past.entries()));
        words.put("adultsAtHome", Facts.HOME.latestIn(past.ofChildThen()));
        words.put("siblingsSaid", Facts.SIBLINGS.latestIn(past.ofChildThen()));
        words.put("plans", Facts.PLANS.latestIn(past.ofChildThen()));
        words.put(
                "joined",
                past.joined().stream()
                        .map(report -> JoinedReport.of(report, entry -> true, names))
                        .toList());
        words.put(
                "chronology",
                past.entries().stream()
                        .map(entry -> ShownEntry.of(entry, names))
                        .toList());
        return words;
    }

    record Fact(String label, String answer) {}

    private static Fact shown(Open step, Past past, UnaryOperator<String> names) {
        return new Fact(
                step.name(),
                "since " + BritishDates.inFull(step.since()) + "; "
                        + step.offer()
                                .map(offer -> offer.dueAt()
                                                .map(time -> "due " + BritishDates.inFull(time))
                                                .orElse("never due")
                                        + "; "
                                        + offeredTo(offer, past, names))
                                .orElse("when it was due and to whom it was offered were not kept then, or have been"
                                        + " changed outside this system since"));
    }

    /** Somebody who was kept out then is told of nobody who was not, as of nobody else who was. */
    private static String offeredTo(Offer offer, Past past, UnaryOperator<String> names) {
        if (past.stood().filter(stood -> stood.keptOut().isEmpty()).isPresent()) {
            return "to whom it was offered is not said here";
        }
        return offer.people().isEmpty()
                ? "offered to nobody"
                : "offered to " + offer.people().stream().map(names).sorted().collect(Collectors.joining(", "));
    }

    private static Fact shown(Edition edition) {
        return new Fact(
                edition.name(),
                "edition " + edition.version() + ", in place since " + BritishDates.inFull(edition.since()));
    }

    private static List<Fact> facts(Stood stood, UnaryOperator<String> names) {
        return List.of(
                new Fact("State", stood.isOpen() ? "open" : "closed"),
                new Fact("Level that stood", level(stood.level())),
                new Fact("Proposed by the rules", level(stood.proposed())),
                new Fact("Decided", level(stood.decided())),
                new Fact(
                        "Response",
                        stood.response()
                                .map(response -> response + (stood.isAgreed() ? "" : ", waiting for a second person"))
                                .orElse("nothing decided yet")),
                new Fact(
                        "Agencies to be told",
                        stood.agencies().isEmpty() ? "none" : String.join(", ", stood.agencies())),
                new Fact(
                        "Handled by",
                        stood.handledBy()
                                + stood.assignedTo()
                                        .map(account -> ": " + names.apply(account))
                                        .orElse("")),
                new Fact(
                        "Kept out of it",
                        stood.keptOut()
                                .map(out -> keptOut(out, names))
                                .orElse("You were. Who else was is not said here.")));
    }

    private static String keptOut(KeptOut out, UnaryOperator<String> names) {
        String roles = out.roles().isEmpty()
                ? ""
                : String.join(", ", out.roles()) + ", since it may have been about: " + String.join(", ", out.about());
        String accounts = out.accounts().stream().map(names).collect(Collectors.joining(", "));
        if (roles.isEmpty() && accounts.isEmpty()) {
            return "nobody";
        }
        return roles + (roles.isEmpty() || accounts.isEmpty() ? "" : "; by name: ") + accounts;
    }

    private static String level(Optional<RiskLevel> level) {
        return level.map(RiskLevel::inWords).orElse("none yet");
    }
}
