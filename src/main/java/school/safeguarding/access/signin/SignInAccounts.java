package school.safeguarding.access.signin;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.Credentials;

/** The school's accounts as Spring Security asks for them. An account that is disabled is one that is not there. */
public class SignInAccounts implements UserDetailsService, UserDetailsPasswordService {

    private final Credentials credentials;
    private final Stages stages;

    public SignInAccounts(Credentials credentials, Stages stages) {
        this.credentials = credentials;
        this.stages = stages;
    }

    /** As people type it: a capital or a blank more does not make it somebody else. */
    public static String typed(String accountId) {
        return accountId.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public UserDetails loadUserByUsername(String typed) {
        return credentials
                .of(AccountId.orNobody(typed(typed)))
                .map(account -> new AtThatTime(
                        account.id().value(),
                        account.password(),
                        Set.of(stages.afterPassword(account).authority()),
                        account.sessionEpoch()))
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    @Override
    public UserDetails updatePassword(UserDetails account, String encoded) {
        credentials.upgradePassword(AccountId.of(account.getUsername()), account.getPassword(), encoded);
        return account;
    }

    /** The account as the password was held against it: what has ended its sessions since counts for this one too. */
    public static class AtThatTime extends User {

        private static final long serialVersionUID = 1L;

        private final int sessionEpoch;

        AtThatTime(String id, String password, Collection<? extends GrantedAuthority> authorities, int sessionEpoch) {
            super(id, password, authorities);
            this.sessionEpoch = sessionEpoch;
        }

        public int sessionEpoch() {
            return sessionEpoch;
        }
    }
}
