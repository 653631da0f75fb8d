package school.safeguarding.risk;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.risk.RiskLevel.HIGH;
import static school.safeguarding.risk.RiskLevel.IMMEDIATE;
import static school.safeguarding.risk.RiskLevel.LOW;
import static school.safeguarding.risk.RiskLevel.MEDIUM;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code risk-level.dmn} over every combination of what it reads, the impossible ones included. */
class RiskLevelDecisionTest {

    /** What may come one after another, each worse than the one before it. */
    private static final Map<String, List<Object>> RISING = new LinkedHashMap<>();

    static {
        List<Object> flag = List.of(false, true);
        RISING.put("isDisclosed", flag);
        RISING.put("isWitnessed", flag);
        RISING.put("isImaged", flag);
        RISING.put("isPhysicalSign", flag);
        RISING.put("isHarmIndicated", flag);
        RISING.put("isUnderThirteen", flag);
        RISING.put("isSend", flag);
        RISING.put("isAnyRiskIndicated", flag);
        RISING.put("isMuchUnknown", flag);
        RISING.put("currentSignificant", List.of(0, 1, 2));
        RISING.put("scoreBand", List.of("0-5", "6-10", "11-15", "16+"));
    }

    private static final Map<Map<String, Object>, List<Map<String, Object>>> ANSWERS = new ConcurrentHashMap<>();

    @BeforeAll
    static void askForEveryCombination() {
        Stream<Map<String, Object>> combinations = Stream.of(Map.of());
        for (var fact : RISING.entrySet()) {
            combinations = combinations.flatMap(
                    known -> fact.getValue().stream().map(value -> with(known, fact.getKey(), value)));
        }
        combinations.parallel().forEach(facts -> ANSWERS.put(facts, ProposedLevel.hits(facts)));
        assertThat(ANSWERS).hasSize(512 * 3 * 4);
    }

    @Test
    void every_child_gets_a_level_by_a_rule_with_a_source() {
        assertThat(ANSWERS.values())
                .allSatisfy(hits -> assertThat(hits).isNotEmpty().allSatisfy(hit -> {
                    assertThat(hit).containsOnlyKeys("level", "rule", "source");
                    assertThat((String) hit.get("rule")).isNotBlank();
                    assertThat((String) hit.get("source")).isNotBlank();
                }));
    }

    @Test
    void every_row_fires_for_some_child() {
        assertThat(ANSWERS.values().stream()
                        .flatMap(List::stream)
                        .map(hit -> hit.get("rule"))
                        .collect(toSet()))
                .hasSize(ProposedLevel.rows());
    }

    @Test
    void the_level_is_the_one_that_the_school_has_agreed_on() {
        ANSWERS.forEach((facts, hits) ->
                assertThat(ProposedLevel.highest(hits)).as("%s", facts).isEqualTo(agreed(facts)));
    }

    @Test
    void nothing_that_gets_worse_lowers_the_level() {
        ANSWERS.forEach((facts, hits) -> RISING.forEach((name, values) -> {
            int worse = values.indexOf(facts.get(name)) + 1;
            if (worse < values.size()) {
                assertThat(level(with(facts, name, values.get(worse))))
                        .as("%s, and then %s is %s", facts, name, values.get(worse))
                        .isGreaterThanOrEqualTo(ProposedLevel.highest(hits));
            }
        }));
    }

    @Test
    void nothing_that_gets_worse_takes_a_reason_away_except_for_the_next_band() {
        ANSWERS.forEach((facts, hits) -> RISING.forEach((name, values) -> {
            int worse = values.indexOf(facts.get(name)) + 1;
            if (worse < values.size() && !name.equals("scoreBand")) {
                assertThat(ANSWERS.get(with(facts, name, values.get(worse)))).containsAll(hits);
            }
        }));
    }

    @Test
    void a_child_under_thirteen_with_any_indicator_of_harm_is_never_below_high() {
        assertThat(ANSWERS.keySet())
                .filteredOn(facts -> is(facts, "isUnderThirteen") && is(facts, "isHarmIndicated"))
                .hasSize(ANSWERS.size() / 4)
                .allSatisfy(facts -> assertThat(level(facts)).isGreaterThanOrEqualTo(HIGH));
    }

    @Test
    void with_more_than_two_unknown_no_child_is_low() {
        assertThat(ANSWERS.keySet())
                .filteredOn(facts -> is(facts, "isMuchUnknown"))
                .allSatisfy(facts -> assertThat(level(facts)).isNotEqualTo(LOW));
    }

    @Test
    void every_rule_that_fires_is_listed() {
        Map<String, Object> facts = new HashMap<>();
        RISING.forEach((name, values) -> facts.put(name, values.get(values.size() - 1)));
        assertThat(ANSWERS.get(facts))
                .as("all but the three lower bands")
                .hasSize(ProposedLevel.rows() - 3)
                .doesNotHaveDuplicates();
    }

    /** The rules in prose, from the highest level down. */
    private static RiskLevel agreed(Map<String, Object> facts) {
        if (is(facts, "isDisclosed")
                || is(facts, "isWitnessed")
                || is(facts, "isImaged")
                || is(facts, "isPhysicalSign")) {
            return IMMEDIATE;
        }
        boolean isAnyIndicated = is(facts, "isHarmIndicated") || is(facts, "isAnyRiskIndicated");
        String band = (String) facts.get("scoreBand");
        if (is(facts, "isUnderThirteen") && isAnyIndicated
                || !facts.get("currentSignificant").equals(0)
                || band.equals("11-15")
                || band.equals("16+")) {
            return HIGH;
        }
        if (is(facts, "isSend") && is(facts, "isAnyRiskIndicated")
                || band.equals("6-10")
                || is(facts, "isMuchUnknown")) {
            return MEDIUM;
        }
        return LOW;
    }

    private static RiskLevel level(Map<String, Object> facts) {
        return ProposedLevel.highest(ANSWERS.get(facts));
    }

    private static boolean is(Map<String, Object> facts, String name) {
        return Boolean.TRUE.equals(facts.get(name));
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(facts);
        changed.put(name, value);
        return changed;
    }
}
