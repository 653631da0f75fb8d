package school.safeguarding.concern.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildNames;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.HomeDetail;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;

/**
 * Entries as they stand on paper that leaves the school. What is left out is replaced in the text itself, so that no file that is
 * made of it holds it. A name that somebody wrote in passing, of somebody whom no question asked for, is known to nobody here.
 */
final class PaperRedaction {

    static final String REPORTER = "the reporter";
    static final String READER = "a reader";
    static final String ADDRESS = "(address left out)";
    static final String NAME = "(name left out)";

    private static final Set<String> REPORTS = Set.of(EntryKind.REPORT, EntryKind.STILL_WORRIED);

    /** The names of other children that somebody was asked for, by the keys of the fields. */
    private static final Pattern CHILD_NAME = Pattern.compile("siblingName|otherChildName|furtherChild\\dName");

    /** What else was said about other children alone. */
    private static final Pattern OF_OTHER_CHILD =
            Pattern.compile("sibling\\w*|childSiblings|siblingsKnown|otherChild(?!renConcerned)\\w*|furtherChild\\w*");

    private static final Set<String> ADDRESSES = Stream.of(HomeDetail.ADDRESS, HomeDetail.ADULTS)
            .flatMap(HomeDetail::keys)
            .collect(Collectors.toUnmodifiableSet());

    /** Shorter pieces of an address, such as a town, may stand in a text for other reasons. */
    private static final int SHORTEST_PIECE = 8;

    private static final Pattern BREAK = Pattern.compile("[\\r\\n;]+");

    private static final String STREETS =
            "(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Court|Crescent|Way|Place|Terrace"
                    + "|Gardens|Grove|Hill|Row|Square|Walk|View|Rise|Mews|Green|Park)";

    /** As British addresses are written: a house and a street, a postcode, an email address. */
    private static final List<Pattern> ANY_ADDRESS = List.of(
            Pattern.compile("\\b(?:(?i:flat|unit)\\s+\\w+,?\\s+)?\\d+[A-Za-z]?,?\\s+(?:\\p{Lu}[\\p{L}'’-]*\\s+){1,3}"
                    + STREETS + "\\b"),
            Pattern.compile("(?i)\\b[a-z]{1,2}\\d[a-z\\d]?\\s?\\d[a-z]{2}\\b"),
            Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"));

    private static final String FORMS_OF_ADDRESS = "(?i:mr|mrs|ms|miss|mx|dr|sir|rev)\\.?\\s+";

    private final Set<LeftOut> leftOut;
    private final Map<AccountId, String> reporters;
    private final List<String> otherStaff;
    private final Redaction otherChildren;
    private final Collection<Child> staying;
    private final ChildNames reporterNames;
    private final ChildNames typedNames;
    private final List<Pattern> reporterAddressed;

    /**
     * @param reporters names by account id
     * @param otherStaff names of everybody else who has or had an account
     * @param others children who are named in it, or in a concern that one report began with it
     * @param staying whom it is about
     * @param typed further names that whoever prints it wants left out
     */
    PaperRedaction(
            Set<LeftOut> leftOut,
            Map<AccountId, String> reporters,
            Collection<String> otherStaff,
            Collection<Child> others,
            Collection<Child> staying,
            Collection<String> typed) {
        this.leftOut = Set.copyOf(leftOut);
        this.reporters = Map.copyOf(reporters);
        List<String> names =
                reporters.values().stream().map(PaperRedaction::plain).toList();
        this.reporterNames = ChildNames.ofTyped(names, staying);
        this.reporterAddressed = names.stream()
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .map(surname -> Pattern.compile(FORMS_OF_ADDRESS + "(?i:" + Pattern.quote(surname) + ")\\b"))
                .toList();
        this.otherStaff = otherStaff.stream()
                .map(PaperRedaction::plain)
                // An account that somebody had before is still theirs.
                .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.otherChildren = new Redaction(others, staying, List.of(), 0, 0);
        this.staying = List.copyOf(staying);
        this.typedNames = ChildNames.ofTyped(typed, staying);
    }

    /** What stands in brackets after a name is no part of it. */
    private static String plain(String name) {
        return name.replaceAll("\\(.*?\\)", "").strip();
    }

    /**
     * Accounts that reported it, or reported more of it. Whoever opens a concern out of another writes its report, and is not
     * who reported it.
     *
     * @param reporter whose report the concern goes back to
     */
    static Set<AccountId> reporters(AccountId reporter, List<Entry> entries) {
        return Stream.concat(
                        Stream.of(reporter),
                        entries.stream()
                                .filter(entry -> REPORTS.contains(entry.kind()) && !isOpenedOutOfAnother(entry))
                                .map(Entry::by))
                .filter(account -> !account.equals(AccountId.PROCEDURE))
                .collect(Collectors.toSet());
    }

    private static boolean isOpenedOutOfAnother(Entry report) {
        return report.lines().stream().anyMatch(line -> line.key().equals(SameAccount.REPORTED_IN));
    }

    private String by(Entry entry, Function<AccountId, String> name) {
        if (isOut(LeftOut.REPORTER) && reporters.containsKey(entry.by())) {
            return REPORTER;
        }
        return isOut(LeftOut.READERS) && entry.kind().equals(EntryKind.RECORD_OPENED) ? READER : name.apply(entry.by());
    }

    /**
     * @param name of accounts, as a page shows it
     * @return the same entries, each by what paper says of whoever made it
     */
    List<Entry> of(List<Entry> entries, Function<AccountId, String> name) {
        List<String> repeated = isOut(LeftOut.ADDRESSES) ? addresses(entries) : List.of();
        ChildNames asked = ChildNames.ofTyped(askedNames(entries), staying);
        List<Entry> shown = new ArrayList<>();
        for (Entry entry : isOut(LeftOut.OTHER_CHILDREN) ? otherChildren.of(entries) : entries) {
            shown.add(new Entry(
                    entry.number(),
                    entry.at(),
                    AccountId.orNobody(by(entry, name)),
                    entry.step(),
                    entry.kind(),
                    entry.lines().stream()
                            .map(line -> new Line(line.key(), line.label(), answer(line, repeated, asked)))
                            .toList()));
        }
        return shown;
    }

    private String answer(Line line, List<String> repeated, ChildNames asked) {
        String answer = line.answer();
        if (isOut(LeftOut.ADDRESSES) && ADDRESSES.contains(line.key())) {
            return ADDRESS;
        }
        if (isOut(LeftOut.OTHER_CHILDREN)) {
            if (OF_OTHER_CHILD.matcher(line.key()).matches()) {
                return Redaction.ANOTHER_CHILD;
            }
            answer = asked.hide(answer, Redaction.ANOTHER_CHILD);
        }
        if (isOut(LeftOut.ADDRESSES)) {
            answer = withoutAddresses(answer, repeated);
        }
        if (isOut(LeftOut.REPORTER)) {
            answer = withoutReporter(answer);
        }
        return typedNames.hide(answer, NAME);
    }

    private boolean isOut(LeftOut what) {
        return leftOut.contains(what);
    }

    private Set<String> askedNames(List<Entry> entries) {
        return isOut(LeftOut.OTHER_CHILDREN)
                ? answers(entries)
                        .filter(line -> CHILD_NAME.matcher(line.key()).matches())
                        .map(Line::answer)
                        .filter(Child::isNamed)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Stream<Line> answers(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.lines().stream());
    }

    private static List<String> addresses(List<Entry> entries) {
        Set<String> pieces = new HashSet<>();
        answers(entries)
                .filter(line -> ADDRESSES.contains(line.key()))
                .flatMap(HomeDetail::texts)
                .forEach(text -> {
                    pieces.add(text.strip());
                    BREAK.splitAsStream(text).map(String::strip).forEach(pieces::add);
                });
        return pieces.stream()
                .filter(piece -> piece.length() >= SHORTEST_PIECE)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static String withoutAddresses(String text, List<String> repeated) {
        String shown = text;
        for (String piece : repeated) {
            shown = shown.replace(piece, ADDRESS);
        }
        for (Pattern address : ANY_ADDRESS) {
            shown = address.matcher(shown).replaceAll(ADDRESS);
        }
        return shown;
    }

    private String withoutReporter(String text) {
        if (reporters.containsKey(AccountId.orNobody(text)) || reporters.containsValue(text)) {
            return REPORTER;
        }
        // Whoever has the same surname is somebody else where both their names stand.
        String shown = text;
        for (int at = 0; at < otherStaff.size(); at++) {
            shown = shown.replace(otherStaff.get(at), mark(at));
        }
        for (Pattern addressed : reporterAddressed) {
            shown = addressed.matcher(shown).replaceAll(REPORTER);
        }
        shown = reporterNames.hide(shown, REPORTER);
        for (int at = 0; at < otherStaff.size(); at++) {
            shown = shown.replace(mark(at), otherStaff.get(at));
        }
        return shown;
    }

    private static String mark(int at) {
        return "\uE000" + (char) ('\uE100' + at) + "\uE001";
    }
}
