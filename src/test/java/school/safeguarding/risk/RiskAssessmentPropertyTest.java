package school.safeguarding.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.risk.Indicator.Kind.GENERAL;
import static school.safeguarding.risk.Indicator.Kind.HARM;
import static school.safeguarding.risk.Indicator.Kind.PICTURES;
import static school.safeguarding.risk.Indicator.Kind.SIGNIFICANT;
import static school.safeguarding.risk.Indicator.Kind.SPECIFIC;
import static school.safeguarding.risk.Indicator.Kind.VULNERABILITY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    private static final Draws RAISED = new Draws("raised by the school's own", "not");

    private final Indicators indicators = new Indicators(new ClassPathResource("risk/indicators.json"));
    private final RiskAssessment assessment = new RiskAssessment(indicators);

    /** @param answers by indicator id; @param explained those of the indicators that may be, whether they are there or not */
    record Child(
            Map<String, String> answers,
            Set<String> explained,
            Optional<LocalDate> bornOn,
            boolean isSend,
            boolean hasCommunicationNeed,
            boolean isBackgroundKnown) {

        Child with(String id, String answer) {
            Map<String, String> changed = new HashMap<>(answers);
            changed.put(id, answer);
            return new Child(changed, explained, bornOn, isSend, hasCommunicationNeed, isBackgroundKnown);
        }

        Child aged(int years, boolean isSpecial) {
            return new Child(
                    answers,
                    explained,
                    Optional.of(TODAY.minusYears(years)),
                    isSpecial,
                    hasCommunicationNeed,
                    isBackgroundKnown);
        }

        boolean isUnexplained(String id) {
            return !explained.contains(id);
        }
    }

    @AfterContainer
    static void the_children_differed() {
        YOUNG_AND_HARMED.assertBothOccurred();
        HIGH.assertBothOccurred();
        RAISED.assertBothOccurred();
    }

    @Property
    void the_score_adds_up(@ForAll("children") Child child) {
        HIGH.count(level(child).compareTo(RiskLevel.HIGH) >= 0);
        int score = count(child, VULNERABILITY, "yes")
                + count(child, GENERAL, "yes")
                + count(child, SPECIFIC, "yes")
                + count(child, PICTURES, "once")
                + count(child, PICTURES, "repeated")
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
        assertThat(found.isShownPictures()).isEqualTo(isYes(child, "shownPictures"));
        assertThat(found.isPhysicalSign())
                .isEqualTo(isYes(child, "physicalSign") && child.isUnexplained("physicalSign"));
        assertThat(found.isHarmIndicated()).isEqualTo(isUnexplained(child, HARM) || isUnexplained(child, SIGNIFICANT));
        assertThat(found.isSpecificIndicated()).isEqualTo(isUnexplained(child, SPECIFIC));
        assertThat(found.isExplained()).isEqualTo(child.explained().stream().anyMatch(id -> !List.of("no", "unknown")
                .contains(child.answers().get(id))));
        int general = count(child, GENERAL, "yes");
        assertThat(found.generalSigns())
                .isEqualTo(
                        general == 0
                                ? "none"
                                : general > 1 || count(child, VULNERABILITY, "yes") > 0 ? "supported" : "some");
        assertThat(found.picturesAlone())
                .isEqualTo(isThere(child, PICTURES) ? child.answers().get("picturesAlone") : "none");
        assertThat(found.isMoodWithCommunicationNeed())
                .isEqualTo(child.isSend() && child.hasCommunicationNeed() && isYes(child, "changedMood"));
        assertThat(found.currentSignificant()).isEqualTo((int) Math.min(
                2,
                indicators.of(SIGNIFICANT).stream()
                        .map(Indicator::id)
                        .filter(child::isUnexplained)
                        .filter(id -> List.of("current", "both")
                                .contains(child.answers().get(id)))
                        .count()));
        assertThat(found.isMuchUnknown()).isEqualTo(unknown(child) > 2);
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
        int unknown = unknown(child);
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
        Child older = child.aged(14, false);
        assertThat(level(child.aged(5, false))).isGreaterThanOrEqualTo(level(older));
        assertThat(level(child.aged(14, true))).isGreaterThanOrEqualTo(level(older));
    }

    @Property
    void a_child_under_thirteen_with_a_specific_or_significant_sign_or_one_of_harm_is_never_below_high(
            @ForAll("children") Child child) {
        boolean isYoungAndHarmed = aggregates(child).isUnderThirteen()
                && (isUnexplained(child, HARM) || isUnexplained(child, SIGNIFICANT) || isUnexplained(child, SPECIFIC));
        YOUNG_AND_HARMED.count(isYoungAndHarmed);
        if (isYoungAndHarmed) {
            assertThat(level(child)).isGreaterThanOrEqualTo(RiskLevel.HIGH);
        }
    }

    @Property
    void an_explanation_is_never_below_medium_and_never_lowers_what_was_said_or_seen(@ForAll("children") Child child) {
        if (aggregates(child).isExplained()) {
            assertThat(level(child)).isGreaterThanOrEqualTo(RiskLevel.MEDIUM);
        }
        if (List.of("disclosure", "witnessedAct", "image", "shownPictures").stream()
                .anyMatch(id -> isYes(child, id))) {
            assertThat(level(child)).isEqualTo(RiskLevel.IMMEDIATE);
        }
    }

    @Property
    void an_unread_file_never_lowers_the_level(@ForAll("children") Child child) {
        Child read = new Child(
                child.answers(), child.explained(), child.bornOn(), child.isSend(), child.hasCommunicationNeed(), true);
        assertThat(level(child)).isGreaterThanOrEqualTo(level(read));
    }

    /** As two people in a school may agree that signs count: for each as much as in the release, or more. */
    @Property
    void what_a_school_adds_to_the_weight_of_signs_never_lowers_the_level(
            @ForAll("children") Child child, @ForAll Random random) {
        List<Indicator> own = new ArrayList<>();
        indicators.all().forEach(indicator -> own.add(random.nextInt(2) == 0 ? drawn(indicator, random) : indicator));
        Indicators here = new Indicators(new ClassPathResource("risk/indicators.json"));
        Aggregates before = aggregates(child);
        here.countBeside(() -> own);
        Aggregates then = new RiskAssessment(here).aggregate(assessed(child), TODAY);
        RAISED.count(ProposedLevel.of(then) != ProposedLevel.of(before));
        assertThat(ProposedLevel.of(then)).isGreaterThanOrEqualTo(ProposedLevel.of(before));
        assertThat(then.score()).isGreaterThanOrEqualTo(before.score());
        assertThat(then.isMuchUnknown()).isEqualTo(before.isMuchUnknown());
        assertThat(assessment.beside(asked(before), child.answers(), child.explained(), own))
                .as("tried")
                .isEqualTo(asked(then));
        assertThat(assessment.beside(asked(then), child.answers(), child.explained(), List.of()))
                .as("tried without them, as they are taken back")
                .isEqualTo(asked(before));
    }

    private static Map<String, Object> asked(Aggregates found) {
        return Map.of(
                "scoreBand", found.scoreBand(),
                "isSpecificIndicated", found.isSpecificIndicated(),
                "generalSigns", found.generalSigns());
    }

    /** Any kind and any points, those that count less too: they were never agreed to, and count for nothing. */
    private static Indicator drawn(Indicator indicator, Random random) {
        return new Indicator(
                indicator.id(),
                Kind.values()[random.nextInt(Kind.values().length)],
                indicator.label(),
                indicator.help(),
                random.nextInt(6));
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
        Arbitrary<Set<String>> explained = Arbitraries.of(indicators.all().stream()
                        .filter(Indicator::isExplainable)
                        .map(Indicator::id)
                        .toList())
                .set()
                .ofMaxSize(3);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<Boolean> mostly = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
        return Combinators.combine(answers, explained, bornOn, flag, flag, mostly)
                .as(Child::new);
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
        return assessment.aggregate(assessed(child), TODAY);
    }

    private static AssessedChild assessed(Child child) {
        return new AssessedChild(
                child.answers(),
                child.explained(),
                child.bornOn(),
                child.isSend(),
                child.hasCommunicationNeed(),
                child.isBackgroundKnown());
    }

    private RiskLevel level(Child child) {
        return ProposedLevel.of(aggregates(child));
    }

    private int count(Child child, Kind kind, String answer) {
        return (int) indicators.of(kind).stream()
                .filter(indicator -> child.answers().get(indicator.id()).equals(answer))
                .count();
    }

    private boolean isUnexplained(Child child, Kind kind) {
        return indicators.of(kind).stream()
                .map(Indicator::id)
                .filter(child::isUnexplained)
                .anyMatch(
                        id -> !List.of("no", "unknown").contains(child.answers().get(id)));
    }

    /** In a file that nobody has read, each vulnerability may be there. */
    private int unknown(Child child) {
        return Collections.frequency(child.answers().values(), "unknown")
                + (child.isBackgroundKnown() ? 0 : count(child, VULNERABILITY, "no"));
    }

    private boolean isThere(Child child, Kind kind) {
        return count(child, kind, "no") + count(child, kind, "unknown")
                < indicators.of(kind).size();
    }

    private static boolean isYes(Child child, String id) {
        return child.answers().get(id).equals("yes");
    }
}
