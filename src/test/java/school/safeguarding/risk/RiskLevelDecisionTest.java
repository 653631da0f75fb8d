package school.safeguarding.risk;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.risk.RiskLevel.HIGH;
import static school.safeguarding.risk.RiskLevel.IMMEDIATE;
import static school.safeguarding.risk.RiskLevel.LOW;
import static school.safeguarding.risk.RiskLevel.MEDIUM;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import school.safeguarding.Decision;
import school.safeguarding.EveryCombination;

/** {@code risk-level.dmn} over every combination of what it reads, the impossible ones included. */
class RiskLevelDecisionTest {

    private static final Decision DECISION = Decision.named("risk-level");
    private static final int ROWS = DECISION.rows();

    /** What may come one after another, each worse than the one before it. */
    private static final Map<String, List<Object>> RISING = new LinkedHashMap<>();

    static {
        List<Object> flag = List.of(false, true);
        RISING.put("isDisclosed", flag);
        RISING.put("isWitnessed", flag);
        RISING.put("isImaged", flag);
        RISING.put("isShownPictures", flag);
        RISING.put("isPhysicalSign", flag);
        RISING.put("isHarmIndicated", flag);
        RISING.put("isUnderThirteen", flag);
        RISING.put("isSend", flag);
        RISING.put("isMoodWithCommunicationNeed", flag);
        RISING.put("isSpecificIndicated", flag);
        RISING.put("isExplained", flag);
        RISING.put("isMuchUnknown", flag);
        RISING.put("generalSigns", List.of("none", "some", "supported"));
        RISING.put("picturesAlone", List.of("none", "once", "repeated"));
        RISING.put("currentSignificant", List.of(0, 1, 2));
        RISING.put("scoreBand", List.of("0-5", "6-10", "11-15", "16+"));
    }

    private static final EveryCombination ALL = new EveryCombination(DECISION, RISING);

    /** The rows that say each level, one bit each. */
    private static final Map<RiskLevel, Integer> SAYING = Arrays.stream(RiskLevel.values())
            .collect(Collectors.toMap(level -> level, level -> IntStream.range(0, ROWS)
                    .filter(row -> DECISION.says(row).get("level").equals(level.name()))
                    .map(row -> 1 << row)
                    .sum()));

    private static RiskLevel level(int combination) {
        for (RiskLevel level : List.of(IMMEDIATE, HIGH, MEDIUM, LOW)) {
            if ((ALL.fired(combination) & SAYING.get(level)) != 0) {
                return level;
            }
        }
        throw new AssertionError("No row fires for " + ALL.facts(combination));
    }

    private static void fail(int combination, String complaint) {
        throw new AssertionError(complaint + ": " + ALL.facts(combination));
    }

    @Test
    void there_are_as_many_combinations_as_the_inputs_make() {
        assertThat(ALL.size()).isEqualTo(4096 * 3 * 3 * 3 * 4);
    }

    /** The combinations are put together from the cells, and this is what the engine makes of the whole table. */
    @Test
    void the_engine_says_the_same_of_three_hundred_of_them() {
        Random random = new Random(20261127);
        for (int i = 0; i < 300; i++) {
            int combination = random.nextInt(ALL.size());
            List<Map<String, Object>> said = IntStream.range(0, ROWS)
                    .filter(row -> (ALL.fired(combination) & 1 << row) != 0)
                    .mapToObj(DECISION::says)
                    .toList();
            assertThat(ProposedLevel.hits(ALL.facts(combination)))
                    .as("%s", ALL.facts(combination))
                    .isEqualTo(said);
        }
    }

    @Test
    void every_row_has_a_reason_and_a_source_and_fires_for_some_child() {
        assertThat(IntStream.range(0, ROWS).mapToObj(DECISION::says)).allSatisfy(row -> {
            assertThat(row).containsOnlyKeys("level", "rule", "source");
            assertThat((String) row.get("rule")).isNotBlank();
        });
        assertThat(IntStream.range(0, ALL.size()).map(ALL::fired).reduce(0, (one, other) -> one | other))
                .isEqualTo((1 << ROWS) - 1);
        assertThat(IntStream.range(0, ROWS)
                        .mapToObj(row -> DECISION.says(row).get("rule"))
                        .collect(toSet()))
                .hasSize(ROWS);
    }

    @Test
    void the_level_is_the_one_that_the_school_has_agreed_on() {
        ALL.each(combination -> {
            RiskLevel agreed = agreed(ALL.facts(combination));
            if (level(combination) != agreed) {
                fail(combination, level(combination) + " and not " + agreed);
            }
        });
    }

    @Test
    void nothing_that_gets_worse_lowers_the_level() {
        ALL.each(combination -> RISING.keySet()
                .forEach(name -> ALL.next(combination, name).ifPresent(worse -> {
                    if (level(worse).compareTo(level(combination)) < 0) {
                        fail(combination, "A worse " + name + " lowers the level");
                    }
                })));
    }

    @Test
    void nothing_that_gets_worse_takes_a_reason_away_except_for_the_next_band() {
        ALL.each(combination -> RISING.keySet().stream()
                .filter(name -> !name.equals("scoreBand"))
                .forEach(name -> ALL.next(combination, name).ifPresent(worse -> {
                    if ((ALL.fired(combination) & ~ALL.fired(worse)) != 0) {
                        fail(combination, "A worse " + name + " takes a reason away");
                    }
                })));
    }

    @Test
    void every_rule_that_fires_is_listed() {
        int worst = ALL.size() - 1;
        assertThat(RISING.entrySet()).allSatisfy(input -> assertThat(ALL.facts(worst))
                .containsEntry(
                        input.getKey(), input.getValue().get(input.getValue().size() - 1)));
        assertThat(Integer.bitCount(ALL.fired(worst)))
                .as("all but the three lower bands")
                .isEqualTo(ROWS - 3);
    }

    /** The rules in prose, from the highest level down. */
    private static RiskLevel agreed(Map<String, Object> facts) {
        if (isAny(facts, "isDisclosed", "isWitnessed", "isImaged", "isShownPictures", "isPhysicalSign")) {
            return IMMEDIATE;
        }
        String band = (String) facts.get("scoreBand");
        if (isAny(facts, "isUnderThirteen", "isSend") && isAny(facts, "isHarmIndicated", "isSpecificIndicated")
                || isAny(facts, "isMoodWithCommunicationNeed")
                || facts.get("picturesAlone").equals("repeated")
                || !facts.get("currentSignificant").equals(0)
                || band.equals("11-15")
                || band.equals("16+")) {
            return HIGH;
        }
        if (isAny(facts, "isSend") && !facts.get("generalSigns").equals("none")
                || isAny(facts, "isUnderThirteen") && facts.get("generalSigns").equals("supported")
                || isAny(facts, "isExplained", "isMuchUnknown")
                || facts.get("picturesAlone").equals("once")
                || band.equals("6-10")) {
            return MEDIUM;
        }
        return LOW;
    }

    private static boolean isAny(Map<String, Object> facts, String... names) {
        return Arrays.stream(names).anyMatch(name -> Boolean.TRUE.equals(facts.get(name)));
    }
}
