package school.safeguarding.verification;

import static java.util.Objects.requireNonNull;

/** Ends the search at the first that does not fit. */
final class DoesNotFit extends Exception {

    private static final long serialVersionUID = 1L;

    private final String where;

    /** @param where by reference and number, as people write them */
    DoesNotFit(String where, String why) {
        super(why);
        this.where = where;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    String where() {
        return where;
    }

    static void hold(boolean isSo, String where, String why) throws DoesNotFit {
        if (!isSo) {
            throw new DoesNotFit(where, why);
        }
    }
}
