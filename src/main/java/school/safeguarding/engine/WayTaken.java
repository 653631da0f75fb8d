package school.safeguarding.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** The way that the procedure has taken for one concern: ids, times and the words of the models, as all of the engine's history. */
public interface WayTaken {

    /** Empty where the engine has forgotten it. */
    Optional<Way> of(Reference reference);

    /**
     * What was open for a concern just before a time, and which models it followed then. Empty lists where it was not there, or
     * the engine has forgotten it.
     */
    Then before(Reference reference, Instant until);

    /**
     * @param xml the model of the main process, in the version that this concern is on, or was on last
     * @param passed ids of what of it has been passed
     * @param here ids of where it stands
     * @param steps what has been done in it and in everything that it began, in order
     */
    record Way(String xml, Set<String> passed, Set<String> here, List<Passed> steps) {}

    /**
     * @param open steps, the oldest first; what the reporter alone is asked is not among them
     * @param editions of each procedure that was running, and of the tables that it asked, by their names
     */
    record Then(List<Open> open, List<Edition> editions) {}

    /** @param offer empty where that was not kept yet */
    record Open(String name, Instant since, Optional<Offer> offer) {}

    /**
     * @param people account ids of everybody who was offered it
     * @param dueAt empty where it was never due
     */
    record Offer(List<AccountId> people, Optional<Instant> dueAt) {}

    /**
     * @param version counted from 1 at the first start of the application
     * @param since when it was put in place
     */
    record Edition(String name, int version, Instant since) {}

    /**
     * @param process what the model is called
     * @param until empty while it is open
     */
    record Passed(String process, String name, Instant from, Optional<Instant> until) {}
}
