package school.safeguarding.child.register;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;
import school.safeguarding.access.Pages;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.HomeDetails;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows;
import school.safeguarding.child.csv.PupilRows.Finding;
import school.safeguarding.child.csv.PupilRows.Pupil;
import school.safeguarding.child.csv.Table;
import school.safeguarding.child.register.BegunImports.BegunImport;
import school.safeguarding.child.register.RegisterChange.Changed;
import school.safeguarding.door.Redirect;
import school.safeguarding.door.WholeBody;

/**
 * The register from a file, in four pages: the file, what its columns are, what it would change, that it is done. Until then the
 * file is kept for whoever chose it and nobody else. Whoever looks after the computers sees headings, counts and lines, and
 * no child.
 */
@RestController
class PupilPages {

    private static final int MOST_LINES = 40;
    private static final int MOST_FINDINGS = 100;
    private static final String LEFT_OUT = "";

    private final Pages pages;
    private final ChangeRegister register;
    private final BegunImports imports;
    private final Clock clock;

    PupilPages(Pages pages, ChangeRegister register, BegunImports imports, Clock clock) {
        this.pages = pages;
        this.register = register;
        this.imports = imports;
        this.clock = clock;
    }

    @GetMapping("/pupils")
    ResponseEntity<String> file(Authentication person, CsrfToken token) {
        imports.forget(AccountId.of(person.getName()));
        return file(token, Optional.empty());
    }

    private ResponseEntity<String> file(CsrfToken token, Optional<String> told) {
        Map<String, Object> words = new HashMap<>(Map.of("count", register.pupils()));
        told.ifPresent(sentence -> words.put("told", sentence));
        return pages.show("pupils", token, words);
    }

    @PostMapping("/pupils")
    ResponseEntity<String> read(HttpServletRequest request, Authentication person, CsrfToken token) {
        Optional<byte[]> file = Optional.ofNullable(WebUtils.getNativeRequest(request, WholeBody.class))
                .flatMap(body -> body.file("file"));
        Optional<Table> table =
                file.flatMap(Table::of).filter(found -> !found.rows().isEmpty());
        if (table.isEmpty()) {
            return file(
                    token,
                    Optional.of("This is not a list of pupils that can be read: save it from your MIS as CSV, with its"
                            + " headings, and choose it again."));
        }
        imports.keep(AccountId.of(person.getName()), new BegunImport(file.get(), Map.of(), ""));
        return columns(table.get(), Column.guessed(table.get().headings()), token, Optional.empty());
    }

    private ResponseEntity<String> columns(
            Table table, Map<Column, Integer> columns, CsrfToken token, Optional<String> told) {
        Map<String, Object> words = new HashMap<>();
        told.ifPresent(sentence -> words.put("told", sentence));
        words.put("rows", table.rows().size());
        words.put("isAnyAddressUnclear", Column.isAnyAddressUnclear(table.headings()));
        words.put(
                "columns",
                IntStream.range(0, table.headings().size())
                        .mapToObj(at -> Map.of(
                                "at", at,
                                "heading", heading(table, at),
                                "choices", choices(columns, at)))
                        .toList());
        return pages.show("pupils-columns", token, words);
    }

    private static String heading(Table table, int at) {
        String heading = table.headings().get(at);
        return heading.isEmpty() ? "column " + (at + 1) + ", without a heading" : heading;
    }

    private static List<Map<String, Object>> choices(Map<Column, Integer> columns, int at) {
        return Arrays.stream(Column.values())
                .map(column -> Map.<String, Object>of(
                        "value",
                        column.name(),
                        "title",
                        column.title(),
                        "isChosen",
                        Integer.valueOf(at).equals(columns.get(column))))
                .toList();
    }

    @PostMapping("/pupils/preview")
    ResponseEntity<String> preview(HttpServletRequest request, Authentication person, CsrfToken token) {
        Optional<BegunImport> begun = imports.of(AccountId.of(person.getName()));
        Optional<Table> read = begun.map(BegunImport::file).flatMap(Table::of);
        if (read.isEmpty()) {
            return Redirect.to("/pupils");
        }
        Table table = read.get();
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int at = 0; at < table.headings().size(); at++) {
            String chosen =
                    Optional.ofNullable(request.getParameter("column" + at)).orElse(LEFT_OUT);
            Optional<Column> column = Arrays.stream(Column.values())
                    .filter(one -> one.name().equals(chosen))
                    .findFirst();
            if (column.isPresent() && columns.put(column.get(), at) != null) {
                return columns(
                        table,
                        columns,
                        token,
                        Optional.of("“" + column.get().title() + "” can be one column only. Choose which."));
            }
        }
        List<String> missing = Arrays.stream(Column.values())
                .filter(column -> column.isNeeded() && !columns.containsKey(column))
                .map(column -> "“" + column.title() + "”")
                .toList();
        if (!missing.isEmpty()) {
            return columns(
                    table, columns, token, Optional.of("Say which column is " + String.join(", ", missing) + "."));
        }
        return preview(begun.get().file(), columns, person, token, Optional.empty());
    }

    private PupilRows.Read rows(byte[] file, Map<Column, Integer> columns) {
        return PupilRows.read(Table.of(file).orElseThrow(), columns, BritishDates.today(clock));
    }

    private ResponseEntity<String> preview(
            byte[] file, Map<Column, Integer> columns, Authentication person, CsrfToken token, Optional<String> told) {
        PupilRows.Read read = rows(file, columns);
        Map<String, Object> words = new HashMap<>();
        told.ifPresent(sentence -> words.put("told", sentence));
        words.put("warnings", sentences(read.warnings()));
        words.put("hasWarnings", !read.warnings().isEmpty());
        words.put("errors", sentences(read.errors()));
        words.put("hasErrors", !read.errors().isEmpty());
        if (read.errors().isEmpty()) {
            RegisterChange change = register.preview(read.pupils(), columns.keySet());
            imports.keep(AccountId.of(person.getName()), new BegunImport(file, columns, change.fingerprint()));
            words.putAll(counts(change));
            words.put("shown", change.fingerprint());
            boolean isAnyMore = read.pupils().stream()
                    .anyMatch(
                            pupil -> !pupil.adults().isEmpty() || !pupil.home().equals(HomeDetails.Said.NOTHING));
            words.put("isNothing", change.isEmpty() && !isAnyMore);
        } else {
            imports.keep(AccountId.of(person.getName()), new BegunImport(file, columns, ""));
        }
        return pages.show("pupils-preview", token, words);
    }

    private static List<String> sentences(List<Finding> findings) {
        return findings.stream().limit(MOST_FINDINGS).map(Finding::sentence).toList();
    }

    private static Map<String, Object> counts(RegisterChange change) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("new", change.added().size());
        counts.put("newLines", lines(change.added().stream().mapToLong(Pupil::line)));
        counts.put("changed", change.changed().size());
        counts.put("changedLines", lines(change.changed().stream().mapToLong(Changed::line)));
        counts.put("unchanged", change.unchanged());
        counts.put("gone", change.gone().size());
        counts.put("hasGone", !change.gone().isEmpty());
        return counts;
    }

    private static String lines(LongStream lines) {
        List<String> all = lines.mapToObj(String::valueOf).toList();
        String some = all.stream().limit(MOST_LINES).collect(Collectors.joining(", "));
        String more = all.size() > MOST_LINES ? " and " + (all.size() - MOST_LINES) + " more" : "";
        return all.isEmpty() ? "" : (all.size() == 1 ? "line " : "lines ") + some + more;
    }

    /** Another window, or somebody at another computer, may have chosen another file since. */
    private static boolean isShown(BegunImport begun, String shown) {
        return !begun.shown().isEmpty() && begun.shown().equals(shown);
    }

    @PostMapping("/pupils/confirm")
    ResponseEntity<String> confirm(HttpServletRequest request, Authentication person, CsrfToken token) {
        Optional<BegunImport> shown = imports.of(AccountId.of(person.getName()))
                .filter(begun -> isShown(begun, request.getParameter("shown")));
        if (shown.isEmpty()) {
            return Redirect.to("/pupils");
        }
        BegunImport begun = shown.get();
        Optional<RegisterChange> done = register.change(
                begun.shown(),
                rows(begun.file(), begun.columns()).pupils(),
                begun.columns().keySet(),
                request.getParameter("haveLeft") != null,
                AccountId.of(person.getName()));
        if (done.isEmpty()) {
            return preview(
                    begun.file(),
                    begun.columns(),
                    person,
                    token,
                    Optional.of("Somebody has changed the register meanwhile. Nothing was stored: look again."));
        }
        imports.forget(AccountId.of(person.getName()));
        return file(
                token,
                Optional.of("Done: " + done.get().added().size() + " new and "
                        + done.get().changed().size() + " changed."));
    }
}
