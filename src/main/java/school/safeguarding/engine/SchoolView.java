package school.safeguarding.engine;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import school.safeguarding.account.AccountId;

/** What the form of a step shows that is about no concern. */
public interface SchoolView {

    /** @param key the business key of the step's process */
    boolean knows(String key);

    /** The id of one row, where that is what such a key is: others are references, or begin with a word. */
    static Optional<UUID> id(String key) {
        return key.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(key))
                : Optional.empty();
    }

    /** @return the view as one JSON object; empty if there is nothing for this reader */
    Map<String, Object> view(String key, AccountId reader);
}
