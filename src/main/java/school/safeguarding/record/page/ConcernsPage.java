package school.safeguarding.record.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.coded.Coded;
import school.safeguarding.concern.ConcernLists;
import school.safeguarding.concern.ConcernLists.Asked;
import school.safeguarding.concern.ConcernLists.Listed;
import school.safeguarding.concern.ConcernLists.Next;
import school.safeguarding.concern.ConcernLists.Opened;
import school.safeguarding.concern.ConcernLists.Row;
import school.safeguarding.concern.ConcernLists.State;
import school.safeguarding.door.Redirect;
import school.safeguarding.pages.Layout;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** Every concern that its reader may know of, those first whose next step is due first. Addresses hold codes alone. */
@RestController
class ConcernsPage {

    private static final String OVERDUE = "overdue";

    private static final int MOST_NAMES = 3;

    private static final List<Role> HOLDING =
            Arrays.stream(Role.values()).filter(Role::readsRecords).toList();

    private final Layout layout;
    private final ConcernLists lists;
    private final People people;

    ConcernsPage(Layout layout, ConcernLists lists, People people) {
        this.layout = layout;
        this.lists = lists;
        this.people = people;
    }

    /** Somebody typed a reference, in whatever way. By a body: what is typed may be a name, and would stand in logs and a browser's history. */
    @PostMapping("/records")
    ResponseEntity<String> find(@RequestParam(name = "reference", defaultValue = "") String typed) {
        return Redirect.to(TypedReference.read(typed)
                .map(reference -> "/records/" + reference)
                .orElse("/concerns?unread=true"));
    }

    @GetMapping("/concerns")
    ResponseEntity<String> concerns(
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "level", defaultValue = "") String level,
            @RequestParam(name = "class", defaultValue = "") String schoolClass,
            @RequestParam(name = "holder", defaultValue = "") String holder,
            @RequestParam(name = "page", defaultValue = "1") String page,
            @RequestParam(name = "unread", defaultValue = "false") boolean unread,
            Authentication reader,
            CsrfToken token) {
        Asked asked = new Asked(
                Coded.in(State.class, state),
                withCode(RiskLevel.values(), ConcernsPage::code, level),
                uuid(schoolClass),
                withCode(HOLDING.toArray(Role[]::new), Role::id, holder),
                state.equals(OVERDUE),
                page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
        Listed listed = lists.list(asked, AccountId.of(reader.getName()));
        Map<String, Object> words = new HashMap<>();
        Function<AccountId, String> names = Names.of(people.staff());
        words.put("unread", unread);
        words.put("rows", listed.rows().stream().map(row -> shown(row, names)).toList());
        words.put(
                "hidesSome", listed.rows().stream().anyMatch(row -> row.opened().isEmpty() && !row.isShut()));
        words.put("total", listed.total());
        words.put("page", listed.page());
        words.put("pages", listed.pages());
        words.put("before", listed.page() > 1 ? address(asked, listed.page() - 1) : "");
        words.put("after", listed.page() < listed.pages() ? address(asked, listed.page() + 1) : "");
        words.put("states", states(asked));
        words.put("levels", choices(RiskLevel.values(), ConcernsPage::code, RiskLevel::inWords, asked.level()));
        words.put(
                "classes",
                listed.classes().stream()
                        .map(one -> new Choice(
                                one.id().toString(),
                                one.name(),
                                asked.schoolClass().filter(one.id()::equals).isPresent()))
                        .toList());
        words.put("holders", choices(HOLDING.toArray(Role[]::new), Role::id, Role::inWords, asked.heldBy()));
        words.put(
                "isNarrowed",
                asked.state().isPresent()
                        || asked.level().isPresent()
                        || asked.schoolClass().isPresent()
                        || asked.heldBy().isPresent()
                        || asked.isOverdue());
        return layout.show("record/concerns", "Concerns", reader, token, words);
    }

    /**
     * @param name of the child, where it is this reader's to know
     * @param level the words and the code of it
     */
    record ShownRow(
            Reference reference,
            boolean isShut,
            boolean isReadable,
            String name,
            String className,
            String level,
            String levelCode,
            String state,
            String next,
            String due,
            boolean isLate,
            String heldBy,
            long daysOpen) {}

    private static ShownRow shown(Row row, Function<AccountId, String> names) {
        return new ShownRow(
                row.reference(),
                row.isShut(),
                row.opened().isPresent(),
                row.opened().map(opened -> opened.child().orElse("not known")).orElse(""),
                row.opened().flatMap(Opened::className).orElse(""),
                row.level().map(RiskLevel::inWords).orElse("none yet"),
                row.level().map(ConcernsPage::code).orElse("none"),
                row.state().title(),
                row.next().map(Next::title).orElse(""),
                row.next().flatMap(Next::dueAt).map(BritishDates::brief).orElse(""),
                row.next().filter(Next::isLate).isPresent(),
                row.next().map(next -> some(next, names)).orElse(""),
                row.daysOpen());
    }

    private static String some(Next next, Function<AccountId, String> names) {
        List<String> all = next.heldBy().stream().map(names).sorted().toList();
        int more = all.size() - MOST_NAMES;
        return all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static List<Choice> states(Asked asked) {
        return Stream.concat(
                        Stream.of(new Choice(OVERDUE, "Overdue", asked.isOverdue())),
                        choices(State.values(), State::code, State::title, asked.state()).stream())
                .toList();
    }

    private static <T> List<Choice> choices(
            T[] all, Function<T, String> code, Function<T, String> title, Optional<T> chosen) {
        return Arrays.stream(all)
                .map(one -> new Choice(
                        code.apply(one),
                        title.apply(one),
                        chosen.filter(one::equals).isPresent()))
                .toList();
    }

    private static <T> Optional<T> withCode(T[] all, Function<T, String> code, String asked) {
        return Arrays.stream(all).filter(one -> code.apply(one).equals(asked)).findFirst();
    }

    static String code(RiskLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static String address(Asked asked, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/concerns");
        if (asked.isOverdue()) {
            address.queryParam("state", OVERDUE);
        }
        asked.state().ifPresent(state -> address.queryParam("state", state.code()));
        asked.level().ifPresent(level -> address.queryParam("level", code(level)));
        asked.schoolClass().ifPresent(id -> address.queryParam("class", id));
        asked.heldBy().ifPresent(role -> address.queryParam("holder", role.id()));
        return address.queryParam("page", page).toUriString();
    }
}
