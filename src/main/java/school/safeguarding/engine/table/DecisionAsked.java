package school.safeguarding.engine.table;

import java.util.Map;
import school.safeguarding.reference.Reference;

/**
 * A decision table was asked about a concern. Published in that transaction.
 *
 * @param inputs by name: truths, numbers and codes, nothing that anybody wrote; null where one is missing
 */
public record DecisionAsked(Reference reference, String decisionId, Map<String, Object> inputs) {

    /** Beside the inputs: from when a due time is counted, where that is not the moment of asking. */
    public static final String FROM = "from";

    /** Beside the inputs: which adult at home it was about, where it was one. */
    public static final String ADULT = "adult";

    /** Not a table: the set of indicators, with what the rules were asked by it. */
    public static final String INDICATORS = "indicators";

    /** Before the id of an indicator: how it was answered. */
    public static final String ANSWER = "answer.";

    /** The ids of the indicators with an ordinary explanation, with commas. */
    public static final String EXPLAINED = "explained";
}
