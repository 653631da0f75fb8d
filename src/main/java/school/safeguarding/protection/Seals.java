package school.safeguarding.protection;

/** The keys of this school: one for itself, and one for each concern, so that destroying a concern's key deletes it. */
public interface Seals {

    /** For what is about the school's own people. */
    Seal ofSchool();

    /** @throws CannotOpen if there is none, because none was made or somebody has destroyed it */
    Seal ofConcern(String reference);

    /**
     * Destroys the concern's own in the caller's transaction, so that nobody opens what it has sealed again. The database does it for a
     * record whose deletion is on record, and for no other.
     *
     * @throws IllegalStateException if it did not
     */
    void destroyOfConcern(String reference);

    /** Makes the concern's own in the caller's transaction: for the first thing that is sealed for it, and nothing later. */
    Seal ofNewConcern(String reference);
}
