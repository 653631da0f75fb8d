package school.safeguarding.protection;

/** Makes what people wrote unreadable and readable again, with one key. */
public interface Seal {

    byte[] seal(byte[] plain, Place place);

    /** @throws CannotOpen if it was sealed with another key or for another place, or has been changed */
    byte[] open(byte[] sealed, Place place);
}
