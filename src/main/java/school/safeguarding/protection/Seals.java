package school.safeguarding.protection;

/** The keys of this school: one for itself, and one for each concern, so that destroying a concern's key deletes it. */
public interface Seals {

    /** For what is about the school's own people. */
    Seal ofSchool();

    /** The concern's own; the first thing that is sealed for a concern makes its key, in the caller's transaction. */
    Seal ofConcern(String reference);

    /** The same for the same text, and worth nothing to whoever has not the key: for finding, not for reading. */
    byte[] mark(String text);
}
