package school.safeguarding.people;

import java.util.Optional;
import java.util.Set;

/** What signing in needs to know of an account, and may change of it. Active accounts only, as everywhere. */
public interface Credentials {

    Optional<Credential> of(String accountId);

    /**
     * @param password encoded; of an account whose one-time password has run out it is one that nothing matches
     * @param isPasswordOneTime whether somebody else gave the password, so that it must be changed now
     * @param round every session that began in another round has ended
     * @param secondFactor the shared secret in Base32; empty where none was set up
     */
    record Credential(
            String id,
            String name,
            Set<Role> roles,
            String password,
            boolean isPasswordOneTime,
            int round,
            Optional<String> secondFactor) {

        public boolean readsRecords() {
            return roles.stream().anyMatch(Role::readsRecords);
        }
    }

    /** Keeps the same password in a newer way. */
    void upgradePassword(String accountId, String encoded);

    /**
     * Takes a password that the person chose. Every other session of theirs ends.
     *
     * @return what is wrong with it, to follow the field's name in a sentence; empty if it was taken
     */
    Optional<String> choosePassword(String accountId, String password);

    /** @param step the 30-second step of the code that proved that the telephone has the secret */
    void enrolSecondFactor(String accountId, String secret, long step);

    /** @return false if a code of this step or a later one was used before */
    boolean useCodeOf(String accountId, long step);
}
