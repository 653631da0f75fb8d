package school.safeguarding.referral;

import java.util.Map;
import school.safeguarding.reference.Reference;

/** What the record knows that an agency may be told. Answered by whoever keeps the record of a concern. */
public interface LetterFacts {

    /** @return what is known, worded for a letter; what nobody knows is absent and is asked in the form */
    Map<LetterPart, String> of(Reference reference, Agency agency);

    /** @return by the form's key, what the agency's forms ask of child or adult, the record knows already and it may have */
    Map<String, String> details(Reference reference, Agency agency);
}
