package school.safeguarding.concern;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import school.safeguarding.account.AccountId;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;

/** What paper of a record is to show that it leaves out otherwise. The record says who asked and who agreed, which nobody can change. */
public final class ShownOnPaper {

    /** For so long whoever asked may make such paper. Default of this procedure. */
    public static final Duration LASTS = Duration.ofDays(7);

    static final String KIND = EntryKind.SHOW_ON_PAPER;
    static final String ASKED = "Asked to show on paper what is left out otherwise";
    public static final String AGREED = "Agreed to what paper shows";
    public static final String REFUSED = "Refused what paper was to show";

    private static final String WHAT = "shown-";
    private static final String ANSWERED = "answeredEntry";

    private ShownOnPaper() {}

    public static NewEntry asked(Set<LeftOut> what, String purpose, AccountId by) {
        List<Line> lines = new ArrayList<>();
        what.stream().sorted().forEach(one -> lines.add(new Line(WHAT + one.code(), "To be shown", one.inWords())));
        lines.add(new Line("purpose", "For whom, and why", purpose));
        return new NewEntry(by, ASKED, KIND, lines);
    }

    /** Stands in the answer, and ties it to what it answers: the last that was asked, since one is asked at a time. */
    public static Line answered(List<Entry> entries) {
        int asked = entries.stream()
                .filter(entry -> entry.kind().equals(KIND))
                .mapToInt(Entry::number)
                .max()
                .orElseThrow();
        return new Line(ANSWERED, "Answers entry", String.valueOf(asked));
    }

    /** Whether a second person has not said yet. One is asked at a time. */
    public static boolean isWaiting(List<Entry> entries) {
        return last(entries).filter(entry -> entry.kind().equals(KIND)).isPresent();
    }

    /** @return what this reader asked for, a second person agreed to last, and may still be shown; empty where there is none */
    public static Set<LeftOut> agreed(List<Entry> entries, AccountId reader, Instant now) {
        Map<String, Entry> asked = entries.stream()
                .filter(entry -> entry.kind().equals(KIND) && entry.by().equals(reader))
                .collect(Collectors.toMap(entry -> String.valueOf(entry.number()), entry -> entry));
        Optional<Entry> answer = entries.stream()
                .filter(ShownOnPaper::isAbout)
                .filter(entry -> answered(entry).filter(asked::containsKey).isPresent())
                .reduce((earlier, later) -> later);
        return answer.filter(entry -> !entry.by().equals(reader))
                .filter(entry -> entry.step().equals(AGREED))
                .filter(entry -> entry.at().plus(LASTS).isAfter(now))
                .flatMap(ShownOnPaper::answered)
                .map(asked::get)
                .map(ShownOnPaper::what)
                .orElse(Set.of());
    }

    /** An answer that does not say to what agrees to nothing. */
    private static Optional<String> answered(Entry answer) {
        return answer.lines().stream()
                .filter(line -> line.key().equals(ANSWERED))
                .map(Line::answer)
                .findFirst();
    }

    private static Optional<Entry> last(List<Entry> entries) {
        return entries.stream().filter(ShownOnPaper::isAbout).reduce((earlier, later) -> later);
    }

    private static boolean isAbout(Entry entry) {
        return entry.kind().equals(KIND)
                || entry.step().equals(AGREED)
                || entry.step().equals(REFUSED);
    }

    private static Set<LeftOut> what(Entry asked) {
        Set<LeftOut> what = EnumSet.noneOf(LeftOut.class);
        asked.lines().stream()
                .filter(line -> line.key().startsWith(WHAT))
                .flatMap(line -> LeftOut.withCode(line.key().substring(WHAT.length())).stream())
                .forEach(what::add);
        return what;
    }
}
