package school.safeguarding.people;

import java.util.Optional;
import java.util.Set;

/** What signing in needs to know of an account, and may change of it. Active accounts only, as everywhere. */
public interface Credentials {

    Optional<Credential> of(String accountId);

    /**
     * @param password encoded; of an account whose one-time password has run out it is one that nothing matches
     * @param isPasswordOneTime whether somebody else gave the password, so that it must be changed now
     * @param isToBeActivated whether the change of the password needs the code of whoever agreed to the account
     * @param round every session that began in another round has ended
     * @param secondFactor the shared secret in Base32; empty where none was set up
     */
    record Credential(
            String id,
            String name,
            Set<Role> roles,
            String password,
            boolean isPasswordOneTime,
            boolean isToBeActivated,
            int round,
            Optional<String> secondFactor) {

        /** Neither a hash nor a secret gets into a log by way of its record. */
        @Override
        public String toString() {
            return id;
        }

        /** Whoever can open records, or say who may. */
        public boolean opensRecords() {
            return roles.stream().anyMatch(Role::opensRecords);
        }
    }

    /** Whether it is the code that this account waits for. */
    boolean isActivationCode(String accountId, String typed);

    /** Keeps the same password in a newer way, unless it has changed meanwhile. */
    void upgradePassword(String accountId, String before, String encoded);

    /**
     * Takes a password that the person chose. Every other session of theirs ends.
     *
     * @param activationCode as it was typed; counts only where one is needed
     * @return what is wrong with it, to follow the field's name in a sentence; empty if it was taken
     */
    Optional<String> choosePassword(String accountId, String password, String activationCode);

    /**
     * Every other session of theirs ends.
     *
     * @param step the 30-second step of the code that proved that the telephone has the secret
     * @return false if one is set up already
     */
    boolean enrolSecondFactor(String accountId, String secret, long step);

    /** @return false if a code of this step or a later one was used before */
    boolean useCodeOf(String accountId, long step);
}
