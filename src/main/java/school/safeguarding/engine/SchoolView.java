package school.safeguarding.engine;

import java.util.Map;

/** What the form of a step shows that is about no concern. */
public interface SchoolView {

    /** @param key the business key of the step's process */
    boolean knows(String key);

    /** @return the view as one JSON object; empty if there is nothing for this reader */
    Map<String, Object> view(String key, String reader);
}
