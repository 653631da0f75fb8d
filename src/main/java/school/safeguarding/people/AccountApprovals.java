package school.safeguarding.people;

import java.util.Set;

/** Who is asked to agree to the change of an account. */
public interface AccountApprovals {

    /**
     * Those who are there before those who are away. Never whoever asked for it, whom it is about, or who has agreed.
     *
     * @param isSecond whether it is about the second of two who have to agree
     * @param isNextAsked whether whoever was asked first has let it lie
     * @return account ids; empty if nobody is left
     */
    Set<String> asked(String changeId, boolean isSecond, boolean isNextAsked);
}
