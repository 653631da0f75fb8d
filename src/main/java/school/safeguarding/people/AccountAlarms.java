package school.safeguarding.people;

import java.util.List;

/** What somebody has to look at who is told how things stand. */
public interface AccountAlarms {

    /** Whole sentences, by account ids; empty if all is well. */
    List<String> standing();

    /** Tells everybody who reads records of it again, once a day however often it is called. */
    void tellAgain();
}
