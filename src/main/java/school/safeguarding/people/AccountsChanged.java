package school.safeguarding.people;

/**
 * Who may do what is another matter from now on.
 *
 * @param isSomebodyGone whether an account was disabled
 */
public record AccountsChanged(boolean isSomebodyGone) {}
