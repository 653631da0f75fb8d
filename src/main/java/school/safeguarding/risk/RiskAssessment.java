package school.safeguarding.risk;

import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.risk.Indicator.Kind;

/** Turns the answers of a review into what the rules read. */
@Component
public class RiskAssessment {

    private static final int THIRTEEN = 13;
    private static final int MANY_UNKNOWN = 3;
    private static final int MANY_CURRENT = 2;

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
     * @throws IllegalArgumentException if an indicator is not of the set, or cannot be answered like that
     */
    public Aggregates aggregate(
            Map<String, String> answers, Optional<LocalDate> bornOn, boolean isSend, LocalDate today) {
        Map<Indicator, IndicatorAnswer> found = answered(answers);
        Set<String> there = found.entrySet().stream()
                .filter(RiskAssessment::isThere)
                .map(one -> one.getKey().id())
                .collect(Collectors.toSet());
        int score = found.entrySet().stream()
                .mapToInt(one -> one.getValue().points(one.getKey().kind()))
                .sum();
        return new Aggregates(
                there.contains("disclosure"),
                there.contains("witnessedAct"),
                there.contains("image"),
                there.contains("physicalSign"),
                isAny(found, kind -> kind == Kind.HARM || kind == Kind.SIGNIFICANT),
                bornOn.map(born -> isUnderThirteen(born, today)).orElse(true),
                isSend,
                (int) Math.min(count(found, IndicatorAnswer::isCurrent), MANY_CURRENT),
                band(score),
                isAny(found, kind -> kind != Kind.VULNERABILITY),
                count(found, answer -> answer == IndicatorAnswer.UNKNOWN) >= MANY_UNKNOWN,
                score);
    }

    private Map<Indicator, IndicatorAnswer> answered(Map<String, String> answers) {
        Map<Indicator, IndicatorAnswer> found = new LinkedHashMap<>();
        for (Indicator indicator : indicators.all()) {
            String code = answers.getOrDefault(indicator.id(), IndicatorAnswer.UNKNOWN.code());
            found.put(indicator, IndicatorAnswer.of(indicator, code));
        }
        // An answer to what is not asked would count for nothing, and nobody would notice.
        if (!found.keySet().stream()
                .map(Indicator::id)
                .collect(Collectors.toSet())
                .containsAll(answers.keySet())) {
            throw new IllegalArgumentException("Something was answered that is not in the set of indicators");
        }
        return found;
    }

    /** Whoever is born on 29 February is a year older on 1 March where there is no such day. */
    private static boolean isUnderThirteen(LocalDate bornOn, LocalDate today) {
        return Period.between(bornOn, today).getYears() < THIRTEEN;
    }

    private static boolean isThere(Entry<Indicator, IndicatorAnswer> one) {
        return one.getValue().isThere();
    }

    private static boolean isAny(Map<Indicator, IndicatorAnswer> found, Predicate<Kind> kinds) {
        return found.entrySet().stream()
                .filter(RiskAssessment::isThere)
                .anyMatch(one -> kinds.test(one.getKey().kind()));
    }

    private static long count(Map<Indicator, IndicatorAnswer> found, Predicate<IndicatorAnswer> answers) {
        return found.values().stream().filter(answers).count();
    }

    /** SERAF's bands (Barnardo's Cymru 2007). */
    private static String band(int score) {
        if (score >= 16) {
            return "16+";
        }
        if (score >= 11) {
            return "11-15";
        }
        return score >= 6 ? "6-10" : "0-5";
    }
}
