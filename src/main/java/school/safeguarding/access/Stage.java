package school.safeguarding.access;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import school.safeguarding.people.Credentials.Credential;

/** How far somebody has come with signing in. Only at the end is anything but the next page open to them. */
enum Stage {
    /** The password was right, and the telephone's code is still to be given. */
    CODE_TO_GIVE("/login/code"),
    /** Signed in with a password that somebody else gave. */
    PASSWORD_TO_CHANGE("/account/password"),
    /** A second factor is demanded of this person and not set up. */
    SECOND_FACTOR_TO_SET_UP("/account/second-factor"),
    SIGNED_IN("/camunda/app/tasklist/default/");

    private final String page;

    Stage(String page) {
        this.page = page;
    }

    /** Where it goes on. */
    String page() {
        return page;
    }

    GrantedAuthority authority() {
        return new SimpleGrantedAuthority(name());
    }

    /** @param isDemanded whether this installation demands a second factor of whoever may read a record */
    static Stage afterPassword(Credential account, boolean isDemanded) {
        return account.secondFactor().isPresent() ? CODE_TO_GIVE : afterCode(account, isDemanded);
    }

    static Stage afterCode(Credential account, boolean isDemanded) {
        if (account.isPasswordOneTime()) {
            return PASSWORD_TO_CHANGE;
        }
        boolean isMissing =
                isDemanded && account.opensRecords() && account.secondFactor().isEmpty();
        return isMissing ? SECOND_FACTOR_TO_SET_UP : SIGNED_IN;
    }
}
