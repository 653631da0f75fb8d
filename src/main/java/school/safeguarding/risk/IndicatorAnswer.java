package school.safeguarding.risk;

import java.util.Optional;
import school.safeguarding.coded.Coded;
import school.safeguarding.risk.Indicator.Kind;

/** What the handler knows of one indicator. Of a significant one it matters when it was. */
enum IndicatorAnswer implements Coded {
    NO,
    UNKNOWN,
    YES,
    ONCE,
    /** More than once, or nobody can say how. */
    REPEATED,
    /** Six to twelve months ago. */
    EARLIER,
    /** Within the last six months. */
    CURRENT,
    /** {@link #CURRENT} and {@link #EARLIER}. */
    BOTH;

    /** @throws IllegalArgumentException naming the indicator, never the answer */
    static IndicatorAnswer of(Indicator indicator, String code) {
        return kept(indicator, code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The indicator " + indicator.id() + " cannot be answered like that"));
    }

    /** Empty where it does not fit: an earlier release may have had a sign of another kind by that name. */
    static Optional<IndicatorAnswer> kept(Indicator indicator, String code) {
        return Coded.in(IndicatorAnswer.class, code).filter(answer -> answer.fits(indicator.kind()));
    }

    boolean fits(Kind kind) {
        return switch (this) {
            case NO, UNKNOWN -> true;
            case YES -> kind != Kind.SIGNIFICANT && kind != Kind.PICTURES;
            case ONCE, REPEATED -> kind == Kind.PICTURES;
            case EARLIER, CURRENT, BOTH -> kind == Kind.SIGNIFICANT;
        };
    }

    boolean isThere() {
        return this != NO && this != UNKNOWN;
    }

    boolean isCurrent() {
        return this == CURRENT || this == BOTH;
    }

    /** SERAF's weights (Barnardo's Cymru 2007). Harm itself is not scored: the rules raise it by themselves. */
    int points(Kind kind) {
        return switch (this) {
            case NO, UNKNOWN -> 0;
            case YES -> kind == Kind.HARM ? 0 : 1;
            case ONCE, REPEATED, EARLIER -> 1;
            case CURRENT -> 5;
            case BOTH -> 6;
        };
    }
}
