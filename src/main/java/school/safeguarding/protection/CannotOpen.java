package school.safeguarding.protection;

/** A sealed value is not what was sealed at this place. Says where, never what. */
public class CannotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotOpen(Place place) {
        super("What is kept in " + place.table() + "." + place.column() + " of " + place.row()
                + " cannot be opened: it has been changed or moved, or its key is another");
    }
}
