package school.safeguarding.risk;

/**
 * One thing that may show that a child is at risk.
 *
 * @param id stable name, used as a form's option and in field keys
 * @param help a sentence for whoever hesitates, empty if nobody does
 * @param points how much a "yes" counts, where that is another number than its kind has; 0 where it is not
 */
public record Indicator(String id, Kind kind, String label, String help, int points) {

    static final int MOST_POINTS = 5;

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
        HARM;

        /** Whether it is answered by yes, no or unknown, and counts by how many there are. */
        boolean isCounted() {
            return this == VULNERABILITY || this == GENERAL || this == SPECIFIC;
        }

        /** Whether it counts at least as much as the other, which is answered in the same way. */
        boolean isAtLeast(Kind other) {
            return (isCounted() && other.isCounted()) ? compareTo(other) >= 0 : this == other;
        }
    }

    public Indicator(String id, Kind kind, String label, String help) {
        this(id, kind, label, help, 0);
    }

    public Indicator {
        help = help == null ? "" : help;
    }

    /** Whether an ordinary explanation may take some of its weight: never of what a child said or somebody saw. */
    boolean isExplainable() {
        return kind == Kind.SPECIFIC || kind == Kind.SIGNIFICANT || id.equals(Indicators.PHYSICAL_SIGN);
    }

    /** The points of an answer to it. */
    int points(IndicatorAnswer answer) {
        return answer == IndicatorAnswer.YES && points > 0 ? points : answer.points(kind);
    }
}
