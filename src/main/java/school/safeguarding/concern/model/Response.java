package school.safeguarding.concern.model;

import java.util.Set;
import school.safeguarding.coded.Coded;
import school.safeguarding.referral.Agency;
import school.safeguarding.risk.RiskLevel;

/** What the school does about a concern, weakest first. */
public enum Response implements Coded {
    NO_FURTHER_ACTION("no further action"),
    MONITOR("monitor"),
    EARLY_HELP("early help"),
    REFER("refer");

    private final String inWords;

    Response(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    public static Response withCode(String code) {
        return Coded.of(Response.class, code);
    }

    /** The weakest response that needs no second person at a proposed level. */
    static Response leastFor(RiskLevel proposed) {
        return switch (proposed) {
            case IMMEDIATE, HIGH -> REFER;
            case MEDIUM -> EARLY_HELP;
            case LOW -> MONITOR;
        };
    }

    /** Whom a proposed level tells, until a second person has agreed to tell fewer. */
    static Set<Agency> agenciesFor(RiskLevel proposed) {
        return switch (proposed) {
            case IMMEDIATE -> Set.of(Agency.POLICE, Agency.SOCIAL_CARE);
            case HIGH -> Set.of(Agency.SOCIAL_CARE);
            case MEDIUM, LOW -> Set.of();
        };
    }
}
