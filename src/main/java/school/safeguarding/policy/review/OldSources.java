package school.safeguarding.policy.review;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.table.Decisions;
import school.safeguarding.engine.table.Decisions.RowSource;

/** Rows of the tables whose source nobody has looked at for a year. Source: the procedure, "Sources, and how old they are". */
@Component
class OldSources {

    private static final Pattern LOOKED_AT = Pattern.compile("looked at (\\d{4}-\\d{2})");
    private static final int MONTHS = 12;

    private final Decisions decisions;
    private final Clock clock;

    OldSources(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @param rows how many rows of that table say so */
    record OldSource(String table, String source, int rows) {}

    List<OldSource> list() {
        YearMonth yearAgo = YearMonth.from(BritishDates.today(clock)).minusMonths(MONTHS);
        Map<RowSource, Integer> counted =
                new TreeMap<>(Comparator.comparing(RowSource::table).thenComparing(RowSource::source));
        decisions.sources().stream()
                .filter(row -> isOlder(row.source(), yearAgo))
                .forEach(row -> counted.merge(row, 1, Integer::sum));
        return counted.entrySet().stream()
                .map(one -> new OldSource(one.getKey().table(), one.getKey().source(), one.getValue()))
                .toList();
    }

    /** What says no month is old. */
    private static boolean isOlder(String source, YearMonth month) {
        Matcher lookedAt = LOOKED_AT.matcher(source);
        return !lookedAt.find() || YearMonth.parse(lookedAt.group(1)).isBefore(month);
    }
}
