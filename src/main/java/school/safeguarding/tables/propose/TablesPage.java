package school.safeguarding.tables.propose;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.door.WholeBody;
import school.safeguarding.pages.Layout;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.replay.ReplayTable;
import school.safeguarding.replay.Replayed;
import school.safeguarding.replay.Replayed.Rest;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.check.CheckTable.Difference;
import school.safeguarding.tables.check.CheckTable.Unfit;
import school.safeguarding.tables.known.KnownTables;
import school.safeguarding.tables.known.KnownTables.Known;
import school.safeguarding.tables.propose.ProposeTable.AnotherIsOpen;
import school.safeguarding.tables.propose.ProposeTable.Outcome;
import school.safeguarding.tables.propose.ProposeTable.Refused;
import school.safeguarding.tables.propose.ProposedTable.Proposal;

/** The school's own tables, and where a changed copy is proposed and shown as a difference in rows. */
@RestController
class TablesPage {

    private final ProposeTable propose;
    private final KnownTables known;
    private final CheckTable check;
    private final ReplayTable replay;
    private final TellChair tellChair;
    private final People people;
    private final Layout layout;

    TablesPage(
            ProposeTable propose,
            KnownTables known,
            CheckTable check,
            ReplayTable replay,
            TellChair tellChair,
            People people,
            Layout layout) {
        this.propose = propose;
        this.known = known;
        this.check = check;
        this.replay = replay;
        this.tellChair = tellChair;
        this.people = people;
        this.layout = layout;
    }

    /** @param since empty where the release's table alone counts */
    record Shown(String id, String since, boolean isReleaseNewer) {}

    /**
     * @param replayed what it would change of what this reader may read
     * @param told what the chair was told of the rest
     */
    record Open(
            String id,
            String by,
            String at,
            Difference difference,
            Optional<Replayed> replayed,
            Optional<ReplayTold> told) {

        public boolean isCalendar() {
            return id.equals(CheckTable.CALENDAR);
        }

        /** Each as it was counted for the chair, then. */
        public Optional<Rest> rest() {
            return told.flatMap(ReplayTold::rest);
        }

        public String toldAt() {
            return told.map(one -> BritishDates.brief(one.toldAt())).orElse("");
        }

        public boolean isReplayed() {
            return replayed.filter(Replayed.Found.class::isInstance).isPresent();
        }

        public Replayed.Found found() {
            return (Replayed.Found) replayed.orElseThrow();
        }
    }

    @GetMapping("/tables")
    ResponseEntity<String> show(Authentication reader, CsrfToken token) {
        return show(reader, token, Map.of());
    }

    @PostMapping("/tables")
    ResponseEntity<String> propose(HttpServletRequest request, Authentication reader, CsrfToken token) {
        Outcome outcome = Optional.ofNullable(WebUtils.getNativeRequest(request, WholeBody.class))
                .flatMap(body -> body.file("file"))
                .map(file -> propose.propose(file, AccountId.of(reader.getName())))
                .orElse(new Refused(new Unfit(Optional.empty(), List.of())));
        return show(reader, token, inWords(outcome));
    }

    private static Map<String, Object> inWords(Outcome outcome) {
        if (outcome instanceof AnotherIsOpen open) {
            return Map.of("another", open.decisionId());
        }
        if (outcome instanceof Refused refused) {
            return Map.of(
                    "isRefused",
                    true,
                    "refused",
                    refused.unfit().decisionId().orElse(""),
                    "faults",
                    refused.unfit().faults());
        }
        return Map.of("isProposed", true);
    }

    private ResponseEntity<String> show(Authentication reader, CsrfToken token, Map<String, Object> outcome) {
        Map<String, Object> words = new HashMap<>(Map.of("isProposed", false, "isRefused", false));
        words.putAll(outcome);
        words.put(
                "tables",
                Stream.concat(CheckTable.TABLES.stream(), Stream.of(CheckTable.INDICATORS))
                        .map(this::shown)
                        .toList());
        words.put(
                "open",
                propose.open().stream()
                        .flatMap(proposed -> proposed
                                .proposal()
                                .flatMap(proposal -> open(proposed, proposal, AccountId.of(reader.getName())))
                                .stream())
                        .toList());
        return layout.show("tables/tables", "Decision tables of this school", reader, token, words);
    }

    private Shown shown(String id) {
        Optional<Known> own = known.inForce(id);
        return new Shown(
                id,
                own.map(one -> BritishDates.brief(one.from())).orElse(""),
                own.filter(known::isReleaseNewer).isPresent());
    }

    private Optional<Open> open(ProposedTable proposed, Proposal proposal, AccountId reader) {
        Optional<Person> person = people.person(reader);
        return check.difference(proposal.table())
                .map(difference -> new Open(
                        proposal.table().decisionId(),
                        people.nameOf(proposal.by()),
                        BritishDates.brief(proposed.proposedAt()),
                        difference,
                        person.map(one -> replay.replayBeside(proposal.table().file(), one)),
                        person.flatMap(one -> tellChair.about(proposed, proposal, one))));
    }

    @GetMapping("/tables/{id}")
    ResponseEntity<?> save(@PathVariable("id") String id) {
        return file(id, id, check.released(id));
    }

    @GetMapping("/tables/{id}/own")
    ResponseEntity<?> saveOwn(@PathVariable("id") String id) {
        return file(id, "own-" + id, known.inForce(id).map(own -> own.file().file()));
    }

    private ResponseEntity<?> file(String id, String name, Optional<byte[]> file) {
        if (file.isEmpty()) {
            return layout.notThere();
        }
        String kind =
                switch (id) {
                    case CheckTable.CALENDAR -> "yml";
                    case CheckTable.INDICATORS -> "json";
                    default -> "dmn";
                };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + kind + "\"")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file.get());
    }
}
