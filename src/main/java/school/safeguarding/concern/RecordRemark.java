package school.safeguarding.concern;

import java.util.List;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;

/** What another feature has to say to somebody who reads a concern's record. */
public interface RecordRemark {

    /** Whole sentences; empty where there is nothing that this reader may know. */
    List<String> of(Reference reference, Person reader);
}
