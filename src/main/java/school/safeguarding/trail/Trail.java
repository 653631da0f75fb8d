package school.safeguarding.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import school.safeguarding.reference.Reference;

/** The traces of one school, in one chain, added to and never changed. */
public interface Trail {

    /** Leaves a trace in the caller's transaction: if it cannot be kept, nothing of the transaction is. */
    void leave(Trace trace);

    /**
     * The same of what anybody may do as often as they like, such as being refused: the first of an hour at once, of each
     * person, kind and concern or step. The others are a number, so that nobody makes the chain grow at will.
     */
    void leaveOnceAnHour(Trace trace);

    /** Of what a page asks by itself: a number and no more, for which nobody waits. */
    void count(Trace trace);

    /** Puts into the chain the numbers of all hours that are over. */
    void leaveNumbers();

    /**
     * Something of this transaction may leave traces only when it is written, at its very end: they are waited for. Nothing in
     * a transaction that only reads, or in none.
     */
    void expectMore();

    /** Who has read, or asked to read, one concern's record; oldest first. */
    List<Left> about(Reference reference);

    /** All that the concern was ever changed to, oldest first. */
    List<Left> standings(Reference reference);

    /** What the concern was last changed to before that time, with its hash and sealed; empty where it was not kept yet. */
    Optional<Left> standing(Reference reference, Instant until);

    /** What was said before that time of to whom the steps of a concern were offered and when they were due; oldest first. */
    List<Left> offers(Reference reference, Instant until);

    /**
     * @param from included
     * @param until not included
     */
    List<Left> between(Instant from, Instant until);

    /** Where the chain ends now; empty while there is nothing in it. */
    Optional<End> end();

    record Left(long number, Instant at, Trace trace) {}

    record End(long number, byte[] hash) {}
}
