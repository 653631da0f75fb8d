package school.safeguarding.record.page;

import java.util.List;
import java.util.function.Function;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/** One entry as a page shows it. */
record ShownEntry(int number, String step, String at, String by, boolean isRoutine, List<Line> lines) {

    /** @param names of accounts, for whoever reads it */
    static ShownEntry of(Entry entry, Function<AccountId, String> names) {
        return new ShownEntry(
                entry.number(),
                entry.step(),
                BritishDates.inFull(entry.at()),
                names.apply(entry.by()),
                EntryGroup.ROUTINE.holds(entry),
                entry.lines());
    }
}
