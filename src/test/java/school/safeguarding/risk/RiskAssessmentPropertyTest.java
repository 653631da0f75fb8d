package school.safeguarding.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.risk.Indicator.Kind.HARM;
import static school.safeguarding.risk.Indicator.Kind.SIGNIFICANT;
import static school.safeguarding.risk.Indicator.Kind.VULNERABILITY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.core.io.ClassPathResource;
import school.safeguarding.risk.Indicator.Kind;
import school.safeguarding.story.Draws;

/** What holds however the indicators are answered, from the answers to the proposed level. */
class RiskAssessmentPropertyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Draws YOUNG_AND_HARMED = new Draws("young and harmed", "not");
    private static final Draws HIGH = new Draws("high or above", "below");

    private final Indicators indicators = new Indicators(new ClassPathResource("risk/indicators.json"));
    private final RiskAssessment assessment = new RiskAssessment(indicators);

    /** @param answers by indicator id */
    record Child(Map<String, String> answers, Optional<LocalDate> bornOn, boolean isSend) {

        Child with(String id, String answer) {
            Map<String, String> changed = new HashMap<>(answers);
            changed.put(id, answer);
            return new Child(changed, bornOn, isSend);
        }
    }

    @AfterContainer
    static void the_children_differed() {
        YOUNG_AND_HARMED.assertBothOccurred();
        HIGH.assertBothOccurred();
    }

    @Property
    void the_score_adds_up(@ForAll("children") Child child) {
        HIGH.count(level(child).compareTo(RiskLevel.HIGH) >= 0);
        int score = count(child, VULNERABILITY, "yes")
                + count(child, Kind.MODERATE, "yes")
                + 5 * count(child, SIGNIFICANT, "current")
                + count(child, SIGNIFICANT, "earlier")
                + 6 * count(child, SIGNIFICANT, "both");
        String band = score < 6 ? "0-5" : score < 11 ? "6-10" : score < 16 ? "11-15" : "16+";
        assertThat(aggregates(child).score()).isEqualTo(score);
        assertThat(aggregates(child).scoreBand()).isEqualTo(band);
    }

    @Property
    void what_is_there_is_told_by_its_kind(@ForAll("children") Child child) {
        Aggregates found = aggregates(child);
        assertThat(found.isDisclosed()).isEqualTo(isYes(child, "disclosure"));
        assertThat(found.isWitnessed()).isEqualTo(isYes(child, "witnessedAct"));
        assertThat(found.isImaged()).isEqualTo(isYes(child, "image"));
        assertThat(found.isPhysicalSign()).isEqualTo(isYes(child, "physicalSign"));
        assertThat(found.isHarmIndicated()).isEqualTo(isThere(child, HARM) || isThere(child, SIGNIFICANT));
        assertThat(found.isAnyRiskIndicated()).isEqualTo(found.isHarmIndicated() || isThere(child, Kind.MODERATE));
        assertThat(found.currentSignificant())
                .isEqualTo(Math.min(2, count(child, SIGNIFICANT, "current") + count(child, SIGNIFICANT, "both")));
        assertThat(found.isMuchUnknown())
                .isEqualTo(Collections.frequency(child.answers().values(), "unknown") > 2);
    }

    @Property
    void what_turns_from_no_into_anything_else_never_lowers_the_level(@ForAll("children") Child child) {
        each(child, (id, answer, others) -> {
            if (answer.equals("no")) {
                others.forEach(other -> assertThat(level(child.with(id, other)))
                        .as("%s is %s", id, other)
                        .isGreaterThanOrEqualTo(level(child)));
            }
        });
    }

    /**
     * The one way down: while more than two are unknown no child is low, and to find out that the third is background
     * may end that. Nothing else that is found out ever does.
     */
    @Property
    void what_turns_from_unknown_into_yes_lowers_the_level_only_where_too_much_was_unknown(
            @ForAll("children") Child child) {
        int unknown = Collections.frequency(child.answers().values(), "unknown");
        each(child, (id, answer, others) -> {
            if (answer.equals("unknown")) {
                others.stream().filter(other -> !other.equals("no")).forEach(other -> {
                    RiskLevel found = level(child.with(id, other));
                    boolean isKnownEnoughNow = unknown == 3 && found == RiskLevel.LOW;
                    assertThat(isKnownEnoughNow || found.compareTo(level(child)) >= 0)
                            .as("%s is %s", id, other)
                            .isTrue();
                });
            }
        });
    }

    @Property
    void what_comes_nearer_or_again_never_lowers_the_level(@ForAll("children") Child child) {
        indicators.of(SIGNIFICANT).forEach(indicator -> {
            List<RiskLevel> rising = List.of("no", "earlier", "current", "both").stream()
                    .map(when -> level(child.with(indicator.id(), when)))
                    .toList();
            assertThat(rising).isSorted();
        });
    }

    @Property
    void a_younger_child_or_one_with_a_special_need_is_never_lower(@ForAll("children") Child child) {
        Child older = new Child(child.answers(), Optional.of(TODAY.minusYears(14)), false);
        Child younger = new Child(child.answers(), Optional.of(TODAY.minusYears(5)), false);
        Child special = new Child(child.answers(), Optional.of(TODAY.minusYears(14)), true);
        assertThat(level(younger)).isGreaterThanOrEqualTo(level(older));
        assertThat(level(special)).isGreaterThanOrEqualTo(level(older));
    }

    @Property
    void a_child_under_thirteen_with_any_indicator_of_harm_is_never_below_high(@ForAll("children") Child child) {
        boolean isYoungAndHarmed =
                aggregates(child).isUnderThirteen() && (isThere(child, HARM) || isThere(child, SIGNIFICANT));
        YOUNG_AND_HARMED.count(isYoungAndHarmed);
        if (isYoungAndHarmed) {
            assertThat(level(child)).isGreaterThanOrEqualTo(RiskLevel.HIGH);
        }
    }

    /** Mostly "no", since a child with everything is high whatever else is said. */
    @Provide
    Arbitrary<Child> children() {
        List<Arbitrary<String>> each = indicators.all().stream()
                .map(indicator -> {
                    List<String> there = answers(indicator.kind());
                    return Arbitraries.frequencyOf(
                            Tuple.of(12, Arbitraries.just("no")),
                            Tuple.of(1, Arbitraries.just("unknown")),
                            Tuple.of(indicator.kind() == VULNERABILITY ? 6 : 1, Arbitraries.of(there)));
                })
                .toList();
        Arbitrary<Map<String, String>> answers = Combinators.combine(each).as(all -> {
            Map<String, String> byId = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                byId.put(indicators.all().get(i).id(), all.get(i));
            }
            return byId;
        });
        Arbitrary<Optional<LocalDate>> bornOn =
                Arbitraries.integers().between(2, 17).map(TODAY::minusYears).optional();
        return Combinators.combine(answers, bornOn, Arbitraries.of(true, false)).as(Child::new);
    }

    private interface EachAnswer {
        void is(String id, String answer, List<String> others);
    }

    private void each(Child child, EachAnswer check) {
        indicators.all().forEach(indicator -> {
            String answer = child.answers().get(indicator.id());
            List<String> others = new ArrayList<>(answers(indicator.kind()));
            others.addAll(List.of("no", "unknown"));
            others.remove(answer);
            check.is(indicator.id(), answer, others);
        });
    }

    /** Every answer to an indicator of this kind but "no" and "unknown". */
    private static List<String> answers(Kind kind) {
        return Arrays.stream(IndicatorAnswer.values())
                .filter(answer -> answer.fits(kind) && answer.isThere())
                .map(IndicatorAnswer::code)
                .toList();
    }

    private Aggregates aggregates(Child child) {
        return assessment.aggregate(child.answers(), child.bornOn(), child.isSend(), TODAY);
    }

    private RiskLevel level(Child child) {
        return ProposedLevel.of(aggregates(child));
    }

    private int count(Child child, Kind kind, String answer) {
        return (int) indicators.of(kind).stream()
                .filter(indicator -> child.answers().get(indicator.id()).equals(answer))
                .count();
    }

    private boolean isThere(Child child, Kind kind) {
        return count(child, kind, "no") + count(child, kind, "unknown")
                < indicators.of(kind).size();
    }

    private static boolean isYes(Child child, String id) {
        return child.answers().get(id).equals("yes");
    }
}
