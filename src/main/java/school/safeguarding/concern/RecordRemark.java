package school.safeguarding.concern;

import java.util.List;
import java.util.Map;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;

/** What another feature has to say to somebody who reads a concern's record. */
public interface RecordRemark {

    /**
     * @param template one of {@code templates/remarks}, which has the words
     * @param facts what it names
     */
    record Remark(String template, Map<String, ?> facts) {}

    /** @return empty where there is nothing that this reader may know */
    List<Remark> of(Reference reference, Person reader);
}
