package school.safeguarding.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.access.signin.KnownDevices;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.access.signin.Stages;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Calls;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Role;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seal;
import school.safeguarding.protection.Seals;
import school.safeguarding.trail.KeptTraces;

/** Somebody comes to open records in a session that began with a password alone. */
class StillSignedInTest {

    private final Session session = new Session(
            new KnownDevices(new NothingSealed(), Clock.systemUTC()),
            new KeptTraces(),
            TransactionOperations.withoutTransaction());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/account");
    private Set<Role> roles = Set.of(Role.STAFF);

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    /** What a browser holds is not what this is about. */
    private static class NothingSealed implements Seals {

        @Override
        public Seal ofSchool() {
            return new Seal() {
                @Override
                public byte[] seal(byte[] plain, Place place) {
                    return plain;
                }

                @Override
                public byte[] open(byte[] sealed, Place place) {
                    return sealed;
                }
            };
        }

        @Override
        public Seal ofConcern(String reference) {
            throw new AssertionError();
        }

        @Override
        public void destroyOfConcern(String reference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Seal ofNewConcern(String reference) {
            throw new AssertionError();
        }
    }

    private class OnePerson implements Credentials {

        @Override
        public void codeWasWrong(AccountId accountId) {
            throw new AssertionError();
        }

        @Override
        public void signInWasRefused() {
            throw new AssertionError();
        }

        @Override
        public Optional<Credential> of(AccountId accountId) {
            return Optional.of(
                    new Credential(accountId, "Tess Example", roles, "a hash", false, false, 0, Optional.empty()));
        }

        @Override
        public boolean isActivationCode(AccountId accountId, String typed) {
            return false;
        }

        @Override
        public void upgradePassword(AccountId accountId, String before, String encoded) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Credential> openedBy(AccountId accountId, String key) {
            return Optional.empty();
        }

        @Override
        public Optional<String> choosePassword(AccountId accountId, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> choosePasswordByLink(
                AccountId accountId, String key, String password, String activationCode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean enrolSecondFactor(AccountId accountId, String secret, long step) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean useCodeOf(AccountId accountId, long step) {
            throw new UnsupportedOperationException();
        }
    }

    private static class AnyCall implements Calls {

        @Override
        public boolean isThere(String method, String path) {
            return true;
        }

        @Override
        public boolean may(String method, String path, Caller caller) {
            return true;
        }

        @Override
        public Optional<Step> step(String method, String path) {
            return Optional.empty();
        }

        @Override
        public boolean isByItself(String method, String path) {
            return false;
        }

        @Override
        public Optional<Body> body(String method, String path) {
            return Optional.empty();
        }
    }

    private boolean isStillSignedIn(boolean isSecondFactorDemanded) throws Exception {
        Credentials credentials = new OnePerson();
        session.enter(
                request,
                new MockHttpServletResponse(),
                credentials.of(AccountId.of("teacher")).orElseThrow(),
                Stage.SIGNED_IN);
        roles = Set.of(Role.STAFF, Role.DEPUTY_CPO);
        new StillSignedIn(credentials, session, new AnyCall(), new Stages(isSecondFactorDemanded))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return SecurityContextHolder.getContext().getAuthentication() != null;
    }

    @Test
    void where_a_second_factor_is_demanded_the_session_ends() throws Exception {
        assertThat(isStillSignedIn(true)).isFalse();
        assertThat(request.getSession(false)).isNull();
    }

    @Test
    void where_it_is_not_the_session_goes_on() throws Exception {
        assertThat(isStillSignedIn(false)).isTrue();
        assertThat(request.getSession(false)).isNotNull();
    }
}
