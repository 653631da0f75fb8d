package school.safeguarding.record;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** The append-only lines of every concern's record. Nothing here changes or removes one. */
public interface Chronology {

    /** Says that this record begins with the caller's transaction, so that nobody else can add to it before that ends. */
    void begin(Reference reference);

    /** Has nobody else add to this record before the caller's transaction ends: what is read of it from then on stays so. */
    void lock(Reference reference);

    /**
     * Adds one entry, in the caller's transaction; its number follows the concern's last. All that a transaction adds is
     * written together at its end, or as soon as somebody reads it.
     */
    void append(Reference reference, NewEntry entry);

    /** The concern's entries, oldest first. */
    List<Entry> of(Reference reference);

    /**
     * @param by account id, or {@code procedure} where nobody acted
     * @param step what was done, as people read it: "Review", "Corrected"
     * @param kind a stable name for programs, such as {@code review}; the form's id where there is one
     * @param lines question and answer, in order
     */
    record NewEntry(AccountId by, String step, String kind, List<Line> lines) {

        public NewEntry with(Line line) {
            return new NewEntry(
                    by,
                    step,
                    kind,
                    Stream.concat(lines.stream(), Stream.of(line)).toList());
        }
    }

    record Entry(int number, Instant at, AccountId by, String step, String kind, List<Line> lines) {}

    /**
     * @param key the field's key, stable
     * @param label as people saw it
     * @param answer as people saw it
     */
    record Line(String key, String label, String answer) {}
}
