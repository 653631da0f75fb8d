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
        /** It has many causes, such as a mood. */
        GENERAL,
        /** It points to somebody, such as a secret. */
        SPECIFIC,
        /** Sexual pictures come upon alone. */
        PICTURES,
        SIGNIFICANT,
        HARM
    }

    public Indicator {
        help = help == null ? "" : help;
    }

    /** Whether an ordinary explanation may take some of its weight: never of what a child said or somebody saw. */
    boolean isExplainable() {
        return kind == Kind.SPECIFIC || kind == Kind.SIGNIFICANT || id.equals(Indicators.PHYSICAL_SIGN);
    }
}
