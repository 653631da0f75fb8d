package school.safeguarding.risk;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final int MANY_GENERAL = 2;

    /** Each more than the one before. */
    private static final List<String> GENERAL_SIGNS = List.of("none", "some", "supported");

    private final Indicators indicators;

    RiskAssessment(Indicators indicators) {
        this.indicators = indicators;
    }

    /** @throws IllegalArgumentException if an indicator is not of the set, or cannot be answered or explained like that */
    public Aggregates aggregate(AssessedChild child, LocalDate today) {
        Map<Indicator, IndicatorAnswer> answered = answered(child);
        Map<Indicator, IndicatorAnswer> there =
                those(answered, one -> one.getValue().isThere());
        Map<Indicator, IndicatorAnswer> explained =
                those(there, one -> child.explained().contains(one.getKey().id()));
        Map<Indicator, IndicatorAnswer> unexplained = those(there, one -> !explained.containsKey(one.getKey()));
        Set<String> signs = unexplained.keySet().stream().map(Indicator::id).collect(Collectors.toSet());
        Map<String, IndicatorAnswer> byId = new HashMap<>();
        there.forEach((indicator, answer) -> byId.put(indicator.id(), answer));
        Weighed weighed = weigh(indicators.all(), byId, child.explained())
                .orMore(weigh(indicators.ofSchool(), byId, child.explained()));
        return new Aggregates(
                signs.contains("disclosure"),
                signs.contains("witnessedAct"),
                signs.contains("image"),
                signs.contains("shownPictures"),
                signs.contains("physicalSign"),
                count(unexplained, Kind.HARM) + count(unexplained, Kind.SIGNIFICANT) > 0,
                child.bornOn().map(born -> isUnderThirteen(born, today)).orElse(true),
                child.isSend(),
                child.isSend() && child.hasCommunicationNeed() && signs.contains(Indicators.CHANGED_MOOD),
                (int) Math.min(
                        unexplained.values().stream()
                                .filter(IndicatorAnswer::isCurrent)
                                .count(),
                        MANY_CURRENT),
                band(weighed.score()),
                weighed.isSpecific(),
                weighed.generalSigns(),
                !explained.isEmpty(),
                picturesAlone(unexplained),
                answered.values().stream()
                                .filter(IndicatorAnswer.UNKNOWN::equals)
                                .count()
                        >= MANY_UNKNOWN,
                weighed.score());
    }

    /** What depends on how much each sign counts. */
    private record Weighed(int score, boolean isSpecific, String generalSigns) {

        /** The stricter of each. */
        Weighed orMore(Weighed other) {
            return new Weighed(
                    Math.max(score, other.score),
                    isSpecific || other.isSpecific,
                    more(GENERAL_SIGNS, generalSigns, other.generalSigns));
        }
    }

    private static String more(List<String> rising, String one, String other) {
        return rising.indexOf(one) < rising.indexOf(other) ? other : one;
    }

    /** @param there what was answered so that the sign is there, by its id */
    private static Weighed weigh(List<Indicator> set, Map<String, IndicatorAnswer> there, Set<String> explained) {
        int score = 0;
        Map<Kind, Integer> unexplained = new EnumMap<>(Kind.class);
        for (Indicator indicator : set) {
            IndicatorAnswer answer = there.get(indicator.id());
            if (answer != null) {
                score += indicator.points(answer);
                if (!explained.contains(indicator.id())) {
                    unexplained.merge(indicator.kind(), 1, Integer::sum);
                }
            }
        }
        return new Weighed(
                score,
                unexplained.containsKey(Kind.SPECIFIC),
                generalSigns(
                        unexplained.getOrDefault(Kind.GENERAL, 0), unexplained.getOrDefault(Kind.VULNERABILITY, 0)));
    }

    /**
     * What the rules would have been asked had these signs counted beside the release's.
     *
     * @param asked what they were asked, by name, with whatever the school had of its own then: that counts no more
     * @param answers as in {@link AssessedChild}
     */
    public Map<String, Object> beside(
            Map<String, Object> asked, Map<String, String> answers, Set<String> explained, List<Indicator> others) {
        Map<String, IndicatorAnswer> there = new HashMap<>();
        for (Indicator indicator : indicators.all()) {
            String code = answers.getOrDefault(indicator.id(), IndicatorAnswer.UNKNOWN.code());
            IndicatorAnswer.kept(indicator, code)
                    .filter(IndicatorAnswer::isThere)
                    .ifPresent(answer -> there.put(indicator.id(), answer));
        }
        Weighed then =
                weigh(indicators.all(), there, explained).orMore(weigh(indicators.weightier(others), there, explained));
        Map<String, Object> beside = new HashMap<>(asked);
        beside.computeIfPresent("scoreBand", (name, band) -> band(then.score()));
        beside.computeIfPresent("isSpecificIndicated", (name, is) -> then.isSpecific());
        beside.computeIfPresent("generalSigns", (name, signs) -> then.generalSigns());
        return beside;
    }

    private Map<Indicator, IndicatorAnswer> answered(AssessedChild child) {
        Map<Indicator, IndicatorAnswer> found = new LinkedHashMap<>();
        for (Indicator indicator : indicators.all()) {
            String code = child.answers().getOrDefault(indicator.id(), IndicatorAnswer.UNKNOWN.code());
            IndicatorAnswer answer = IndicatorAnswer.of(indicator, code);
            boolean mayStandInUnreadFile = answer == IndicatorAnswer.NO && indicator.kind() == Kind.VULNERABILITY;
            found.put(indicator, mayStandInUnreadFile && !child.isBackgroundKnown() ? IndicatorAnswer.UNKNOWN : answer);
        }
        // An answer to what is not asked would count for nothing, and nobody would notice.
        if (!ids(found.keySet(), indicator -> true).containsAll(child.answers().keySet())) {
            throw new IllegalArgumentException("Something was answered that is not in the set of indicators");
        }
        if (!ids(found.keySet(), Indicator::isExplainable).containsAll(child.explained())) {
            throw new IllegalArgumentException("Something was explained that no explanation takes away");
        }
        return found;
    }

    private static Set<String> ids(Set<Indicator> indicators, Predicate<Indicator> wanted) {
        return indicators.stream().filter(wanted).map(Indicator::id).collect(Collectors.toSet());
    }

    private static Map<Indicator, IndicatorAnswer> those(
            Map<Indicator, IndicatorAnswer> answers, Predicate<Entry<Indicator, IndicatorAnswer>> wanted) {
        return answers.entrySet().stream().filter(wanted).collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }

    /** Whoever is born on 29 February is a year older on 1 March where there is no such day. */
    private static boolean isUnderThirteen(LocalDate bornOn, LocalDate today) {
        return Period.between(bornOn, today).getYears() < THIRTEEN;
    }

    private static long count(Map<Indicator, IndicatorAnswer> there, Kind kind) {
        return there.keySet().stream()
                .filter(indicator -> indicator.kind() == kind)
                .count();
    }

    private static String generalSigns(long signs, long vulnerabilities) {
        if (signs == 0) {
            return "none";
        }
        return signs >= MANY_GENERAL || vulnerabilities > 0 ? "supported" : "some";
    }

    private static String picturesAlone(Map<Indicator, IndicatorAnswer> there) {
        Optional<IndicatorAnswer> pictures = there.entrySet().stream()
                .filter(one -> one.getKey().kind() == Kind.PICTURES)
                .map(Entry::getValue)
                .findFirst();
        return pictures.map(IndicatorAnswer::code).orElse("none");
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
