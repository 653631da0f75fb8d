package school.safeguarding.concern;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.risk.RiskLevel;

/** What whoever may read a concern reads of it on a page: all that forms show, and its record whole. Closed concerns too. */
public interface ConcernRecords {

    /** Leaves a trace of the reading, or that it was refused, with the answer's own transaction. */
    Reading read(Reference reference, AccountId reader);

    sealed interface Reading {

        /**
         * @param mayOpenAgain whether it is closed and this reader may open it again
         * @param isHeld whether it is on legal hold, by itself or with a report that is read as one with it
         * @param legalHold the entry that put it on hold; empty where it is on none of its own
         * @param mayHold whether this reader may put it on hold, or ask for the hold to be lifted
         * @param keeping until when it is kept and why; empty while it is open
         * @param mayDelete whether that time is over, nothing else keeps it, and this reader may ask for it to be deleted
         * @param child the id of whom it is about; empty where nobody knows
         * @param level empty until one has been proposed
         * @param registeredHome what the register says of the child's home now
         * @param steps every open step, whoever may work it, the oldest first
         * @param words each utterance of the child once, newest first
         * @param ofChildNow the same without answers about another child, where the wrong one was named
         * @param joined the reports that go on in this record, of those that this reader may know of
         * @param telephones the number at which the school rings each agency
         * @param readable of the other concerns that are shown, the references of those that this reader may read too
         * @param shown what forms show, by the names that they have for it
         */
        record Opened(
                Reference reference,
                boolean isOpen,
                boolean mayOpenAgain,
                boolean isHeld,
                Optional<Entry> legalHold,
                boolean mayHold,
                Optional<String> keeping,
                boolean mayDelete,
                Optional<UUID> child,
                Optional<RiskLevel> level,
                Optional<LocalDate> childBornOn,
                List<Entry> entries,
                List<Entry> ofChildNow,
                List<Line> registeredHome,
                List<OpenStep> steps,
                List<Words> words,
                List<Joined> joined,
                Map<Agency, String> telephones,
                Set<Reference> readable,
                Map<String, Object> shown)
                implements Reading {}

        /** It was changed outside this system, and somebody who is offered a step of it is told so. */
        record Shut(String sentence) implements Reading {}

        /** Not there, or not for this reader: nobody is told which. */
        record Nothing() implements Reading {}
    }

    /**
     * A report that was joined to another, with its own record.
     *
     * @param isReadable whether this reader may open it by itself too
     * @param entries oldest first
     */
    record Joined(
            Reference reference,
            boolean isReadable,
            Instant reportedAt,
            String handledBy,
            Optional<RiskLevel> level,
            List<Entry> entries) {

        public Joined of(List<Entry> some) {
            return new Joined(reference, isReadable, reportedAt, handledBy, level, some);
        }
    }

    /**
     * What the child said once.
     *
     * @param entry the number of the entry that keeps it
     * @param question what was said to the child just before, word for word
     * @param circumstances when, where, who was there, how the child was, how it was asked: what of it is known, in that order
     */
    record Words(int entry, String words, Optional<String> question, List<String> circumstances) {}
}
