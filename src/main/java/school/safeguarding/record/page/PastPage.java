package school.safeguarding.record.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.TypedDates;
import school.safeguarding.concern.PastRecords;
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
        return records.read(reference, until, AccountId.of(reader.getName()))
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
        Function<AccountId, String> names = Names.of(people.staff());
        Map<String, Object> words = new HashMap<>();
        words.put("reference", past.reference().value());
        words.put("isRead", minute.isPresent());
        if (minute.isEmpty()) {
            return words;
        }
        words.put("stoodAt", BritishDates.inFull(minute.get()));
        words.put("isReported", !past.entries().isEmpty());
        words.put("childName", past.childName());
        words.put("stood", past.stood().map(stood -> Standing.of(stood, names)));
        Then then = ways.before(past.reference(), until);
        words.put(
                "steps",
                then.open().stream().map(step -> OpenThen.of(step, past, names)).toList());
        words.put("editions", then.editions().stream().map(EditionThen::of).toList());
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

    /** @param offer empty where that was not kept yet */
    record OpenThen(String name, String since, Optional<OfferThen> offer) {

        static OpenThen of(Open step, Past past, Function<AccountId, String> names) {
            return new OpenThen(
                    step.name(),
                    BritishDates.inFull(step.since()),
                    step.offer().map(offer -> OfferThen.of(offer, past, names)));
        }
    }

    /** @param people empty for somebody who was kept out then: they are told of nobody who was not, as of nobody else who was */
    record OfferThen(Optional<String> due, Optional<List<String>> people) {

        static OfferThen of(Offer offer, Past past, Function<AccountId, String> names) {
            boolean isKeptOut =
                    past.stood().filter(stood -> stood.keptOut().isEmpty()).isPresent();
            return new OfferThen(
                    offer.dueAt().map(BritishDates::inFull),
                    isKeptOut
                            ? Optional.empty()
                            : Optional.of(
                                    offer.people().stream().map(names).sorted().toList()));
        }
    }

    record EditionThen(String name, int version, String since) {

        static EditionThen of(Edition edition) {
            return new EditionThen(edition.name(), edition.version(), BritishDates.inFull(edition.since()));
        }
    }

    /** @param accounts by the names of those people */
    record KeptOutThen(List<String> about, List<String> roles, List<String> accounts) {}

    /** @param keptOut empty for somebody who was: who else was is not theirs to know */
    record Standing(
            Stood facts,
            Optional<String> level,
            Optional<String> proposed,
            Optional<String> decided,
            Optional<String> assignedTo,
            Optional<KeptOutThen> keptOut) {

        static Standing of(Stood stood, Function<AccountId, String> names) {
            return new Standing(
                    stood,
                    stood.level().map(RiskLevel::inWords),
                    stood.proposed().map(RiskLevel::inWords),
                    stood.decided().map(RiskLevel::inWords),
                    stood.assignedTo().map(names),
                    stood.keptOut()
                            .map(out -> new KeptOutThen(
                                    out.about(),
                                    out.roles(),
                                    out.accounts().stream().map(names).toList())));
        }
    }
}
