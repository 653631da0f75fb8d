package school.safeguarding.people;

import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;

/** What signing in needs to know of an account, and may change of it. Active accounts only, as everywhere. */
public interface Credentials {

    Optional<Credential> of(AccountId accountId);

    /**
     * @param password encoded; one that nothing matches where it has run out, or where the person has to choose one by a link
     * @param isPasswordOneTime whether somebody else gave the password, so that it must be changed now
     * @param isToBeActivated whether choosing a password by the link needs the code of whoever agreed to the account
     * @param sessionEpoch every session that began in another has ended
     * @param secondFactor the shared secret in Base32; empty where none was set up
     */
    record Credential(
            AccountId id,
            String name,
            Set<Role> roles,
            String password,
            boolean isPasswordOneTime,
            boolean isToBeActivated,
            int sessionEpoch,
            Optional<String> secondFactor) {

        /** Neither a hash nor a secret gets into a log by way of its record. */
        @Override
        public String toString() {
            return id.value();
        }

        /** Whoever can open records, or say who may. */
        public boolean opensRecords() {
            return roles.stream().anyMatch(Role::opensRecords);
        }
    }

    /** The account that this key of a mailed link opens, while it does. Asking uses up nothing. */
    Optional<Credential> openedBy(AccountId accountId, String key);

    /** Whether it is the code that this account waits for. */
    boolean isActivationCode(AccountId accountId, String typed);

    /** Keeps the same password in a newer way, unless it has changed meanwhile. */
    void upgradePassword(AccountId accountId, String before, String encoded);

    /**
     * Takes a password that the person chose. Every other session of theirs ends.
     *
     * @return what is wrong with it, to follow the field's name in a sentence; empty if it was taken
     */
    Optional<String> choosePassword(AccountId accountId, String password);

    /**
     * Takes a password that somebody chose who came by a mailed link. The link is used up by it, and by nothing else.
     *
     * @param activationCode as it was typed; counts only where one is needed
     * @return what is wrong with it, to follow the field's name in a sentence; empty if it was taken
     * @throws IllegalStateException if the key or the code opens nothing, which is to be asked before
     */
    Optional<String> choosePasswordByLink(AccountId accountId, String key, String password, String activationCode);

    /**
     * Every other session of theirs ends.
     *
     * @param step the 30-second step of the code that proved that the telephone has the secret
     * @return false if one is set up already
     */
    boolean enrolSecondFactor(AccountId accountId, String secret, long step);

    /** Leaves a trace, and tells the account's owner: whoever tried has the password. */
    void codeWasWrong(AccountId accountId);

    /** Leaves a trace that does not say whose account was tried, so that it does not say whether there is one. */
    void signInWasRefused();

    /** @return false if a code of this step or a later one was used before */
    boolean useCodeOf(AccountId accountId, long step);
}
