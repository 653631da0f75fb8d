package school.safeguarding.concern;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.coded.Coded;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** Concerns in a list, for somebody who may know of them. What they may not know is neither shown nor counted. */
public interface ConcernLists {

    int PAGE = 50;

    /** One page, which leaves one trace with its references. */
    Listed list(Asked asked, AccountId reader);

    /**
     * Codes alone, which leave no trace: as a card says when its step is due, so it says this.
     *
     * @return how high the risk is of those of these whose record is the reader's to open; empty until a level was proposed
     */
    Map<Reference, Optional<RiskLevel>> levels(Set<Reference> references, AccountId reader);

    /** Those whose next step is late, the latest first, of what this reader may know. Nothing of any child. */
    List<Late> late(AccountId reader);

    /** @param heldBy account ids of whoever has to do it */
    record Late(Reference reference, String title, Instant dueAt, Set<AccountId> heldBy) {}

    /** How far a concern is. */
    public enum State implements Coded {
        TO_REVIEW("To be reviewed"),
        TO_DECIDE("To be decided"),
        AT_WORK("Being worked"),
        CLOSED("Closed");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * What is asked for. Empty asks for all that is open.
     *
     * @param schoolClass the id of a class: only of what the reader may read
     * @param heldBy the role of whoever has to do what comes next
     * @param isOverdue only what is late
     * @param page from 1
     */
    record Asked(
            Optional<State> state,
            Optional<RiskLevel> level,
            Optional<UUID> schoolClass,
            Optional<Role> heldBy,
            boolean isOverdue,
            int page) {}

    /**
     * @param total of all pages
     * @param classes those that some open concern of this reader's is in, by their ids, in order of their names
     */
    record Listed(List<Row> rows, int page, int pages, int total, List<SchoolClass> classes) {}

    record SchoolClass(UUID id, String name) {}

    /**
     * @param isShut whether it was changed directly in the database: of what it says then nothing is told, but that it is there
     * @param opened what only whoever may read the record is shown
     * @param level empty until one has been proposed
     * @param next what comes next, where anything does
     * @param daysOpen until it was closed, or today
     */
    public record Row(
            Reference reference,
            boolean isShut,
            Optional<Opened> opened,
            Optional<RiskLevel> level,
            State state,
            Optional<Next> next,
            long daysOpen) {}

    /** @param child the name; empty where nobody knows it */
    record Opened(Optional<String> child, Optional<String> className) {}

    /** @param heldBy account ids */
    record Next(String title, Optional<Instant> dueAt, boolean isLate, Set<AccountId> heldBy) {}
}
