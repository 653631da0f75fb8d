package school.safeguarding.attachment;

import java.util.ArrayList;
import java.util.List;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;

/**
 * A document as a record's page lists it.
 *
 * @param number the how manieth of its record it is
 * @param entry the number of the entry that says what it is
 */
public record Attached(int number, int entry, String what, String from, String file, String takenOut) {

    /** The kind of an entry that says where an original on paper lies. */
    public static final String PAPER = EntryKind.PAPER_ORIGINAL;

    static final String KIND = EntryKind.ATTACHMENT;
    static final String STEP = "Document attached";
    static final String WHAT = "attachmentWhat";
    static final String FROM = "attachmentFrom";
    static final String FILE = "attachmentFile";

    /** @param entries of one record, oldest first */
    public static List<Attached> in(List<Entry> entries) {
        List<Attached> all = new ArrayList<>();
        for (Entry entry : entries) {
            // What was written to a report that was joined to another is there too, and its documents are not.
            if (entry.kind().equals(KIND) && entry.step().equals(STEP)) {
                all.add(new Attached(
                        all.size() + 1,
                        entry.number(),
                        answer(entry, WHAT),
                        answer(entry, FROM),
                        answer(entry, FILE),
                        answer(entry, "takenOut")));
            }
        }
        return List.copyOf(all);
    }

    private static String answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst()
                .orElse("");
    }
}
