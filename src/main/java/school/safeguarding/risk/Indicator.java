package school.safeguarding.risk;

/**
 * One thing that may show that a child is at risk.
 *
 * @param id stable name, used as a form's option and in field keys
 * @param help a sentence for whoever hesitates, empty if nobody does
 */
public record Indicator(String id, Kind kind, String label, String help) {

    /** What kind of sign it is; the score and the rules count each differently. */
    public enum Kind {
        VULNERABILITY,
        MODERATE,
        SIGNIFICANT,
        HARM
    }

    public Indicator {
        help = help == null ? "" : help;
    }
}
