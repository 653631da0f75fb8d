package school.safeguarding.concern;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernLists.Next;
import school.safeguarding.concern.ConcernLists.State;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/**
 * Children about whom there is a concern that the reader may read, and everything about one of them on one time line. Of a child
 * without one nobody is told that the school knows them.
 */
public interface ChildFiles {

    int MOST_FOUND = 50;

    /**
     * By the beginnings of a name's words, by a date of birth or by a class, which leaves a trace of how many were found.
     *
     * @return the same child once, however often named, at most {@link #MOST_FOUND}, in order of their names
     */
    List<Found> find(String typed, AccountId reader);

    /** Leaves a trace with each concern that stands in it. Empty, without saying why, where there is nothing for this reader. */
    Optional<File> file(UUID child, AccountId reader);

    /**
     * @param open how many concerns that this reader may read are open
     * @param closed how many are closed
     * @param references of all of those, those first that were reported last
     */
    record Found(
            UUID child,
            String name,
            Optional<LocalDate> bornOn,
            Optional<String> className,
            int open,
            int closed,
            List<Reference> references) {}

    /**
     * @param concerns those first that were reported last
     * @param events of those concerns that this reader may read, in order
     */
    record File(
            String name,
            Optional<LocalDate> bornOn,
            Optional<String> className,
            List<FiledConcern> concerns,
            List<Event> events) {}

    /**
     * @param match in words: that it is about this child, may be, or names them as a brother or sister
     * @param joinedTo the report that it goes on in, of one whose record this reader may open
     */
    record FiledConcern(
            Reference reference,
            boolean isReadable,
            String match,
            Instant reportedAt,
            Optional<Instant> closedAt,
            Optional<RiskLevel> level,
            State state,
            Optional<Reference> joinedTo,
            Optional<Next> next) {}

    /**
     * @param entry its number in the record
     * @param step what was done, and nothing of what was written
     */
    record Event(Reference reference, int entry, Instant at, String step) {}
}
