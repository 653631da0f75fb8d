package school.safeguarding.access.signin;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** How far somebody has come with signing in. Only at the end is anything but the next page open to them. */
public enum Stage {
    /** The password was right, and the telephone's code is still to be given. */
    CODE_TO_GIVE("/login/code"),
    /** Signed in with a password that somebody else gave. */
    PASSWORD_TO_CHANGE("/account/password"),
    /** A second factor is demanded of this person and not set up. */
    SECOND_FACTOR_TO_SET_UP("/account/second-factor"),
    SIGNED_IN("/");

    private final String page;

    Stage(String page) {
        this.page = page;
    }

    /** Where it goes on. */
    public String page() {
        return page;
    }

    public GrantedAuthority authority() {
        return new SimpleGrantedAuthority(name());
    }
}
