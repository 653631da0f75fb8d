package school.safeguarding.risk;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.risk.Indicator.Kind;

/** Turns the answers of a review into what the rules read. */
@Component
public class RiskAssessment {

    private static final int MANY_UNKNOWN = 3;

    private final Indicators indicators;

    RiskAssessment(Indicators indicators) {
        this.indicators = indicators;
    }

    /**
     * @param answers by indicator id: {@code yes}, {@code no} or {@code unknown}; for a significant one {@code no},
     *     {@code unknown}, {@code current} (within six months), {@code earlier} (six to twelve months ago) or
     *     {@code both}. A missing answer is unknown.
     * @param bornOn empty if not known, which counts as under 13
     * @param isSend whether a learning disability or special need is known or not ruled out
     */
    public Aggregates aggregate(
            Map<String, String> answers, Optional<LocalDate> bornOn, boolean isSend, LocalDate today) {
        int score = 0;
        int current = 0;
        int unknown = 0;
        boolean isVulnerable = false;
        boolean isModerate = false;
        boolean isSignificant = false;
        boolean isHarm = false;
        for (Indicator indicator : indicators.all()) {
            String answer = answers.getOrDefault(indicator.id(), "unknown");
            boolean isThere = !answer.equals("no") && !answer.equals("unknown");
            unknown += answer.equals("unknown") ? 1 : 0;
            score += points(indicator.kind(), answer);
            isVulnerable |= isThere && indicator.kind() == Kind.VULNERABILITY;
            isModerate |= isThere && indicator.kind() == Kind.MODERATE;
            isSignificant |= isThere && indicator.kind() == Kind.SIGNIFICANT;
            isHarm |= isThere && indicator.kind() == Kind.HARM;
            if (indicator.kind() == Kind.SIGNIFICANT && (answer.equals("current") || answer.equals("both"))) {
                current++;
            }
        }
        boolean isAnyRisk = isModerate || isSignificant || isHarm;
        return new Aggregates(
                isYes(answers, "disclosure"),
                isYes(answers, "witnessedAct"),
                isYes(answers, "image"),
                isYes(answers, "physicalSign"),
                isHarm || isSignificant,
                bornOn.map(born -> born.plusYears(13).isAfter(today)).orElse(true),
                isSend,
                Math.min(current, 2),
                band(score),
                isAnyRisk,
                isVulnerable && !isAnyRisk,
                unknown >= MANY_UNKNOWN,
                score);
    }

    /** SERAF's weights; harm itself is not scored, the rules raise it by themselves. */
    private static int points(Kind kind, String answer) {
        return switch (kind) {
            case VULNERABILITY, MODERATE -> answer.equals("yes") ? 1 : 0;
            case SIGNIFICANT ->
                switch (answer) {
                    case "current" -> 5;
                    case "earlier" -> 1;
                    case "both" -> 6;
                    default -> 0;
                };
            case HARM -> 0;
        };
    }

    private static String band(int score) {
        if (score >= 16) {
            return "16+";
        }
        if (score >= 11) {
            return "11-15";
        }
        return score >= 6 ? "6-10" : "0-5";
    }

    private static boolean isYes(Map<String, String> answers, String id) {
        return "yes".equals(answers.get(id));
    }
}
