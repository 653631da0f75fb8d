package school.safeguarding.referral;

import java.util.Map;

/** What the record knows that a letter to an agency says. Answered by whoever keeps the record of a concern. */
public interface LetterFacts {

    /** @return by the names that stand in the letters' templates; what is not known is said to be so */
    Map<String, String> of(String reference, Agency agency);
}
