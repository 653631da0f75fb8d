package school.safeguarding.concern.model;

import java.util.Arrays;
import java.util.Set;
import school.safeguarding.referral.Agency;
import school.safeguarding.risk.RiskLevel;

/** What the school does about a concern, weakest first. */
public enum Response {
    NO_FURTHER_ACTION("no-further-action", "no further action"),
    MONITOR("monitor", "monitor"),
    EARLY_HELP("early-help", "early help"),
    REFER("refer", "refer");

    private final String code;
    private final String inWords;

    Response(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    public String code() {
        return code;
    }

    public String inWords() {
        return inWords;
    }

    public static Response withCode(String code) {
        return Arrays.stream(values())
                .filter(response -> response.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such response"));
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
