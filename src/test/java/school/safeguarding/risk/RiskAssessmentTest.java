package school.safeguarding.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import school.safeguarding.risk.Indicator.Kind;

class RiskAssessmentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Optional<LocalDate> FIVE = Optional.of(LocalDate.of(2021, 3, 2));
    private static final Optional<LocalDate> FOURTEEN = Optional.of(LocalDate.of(2012, 3, 2));

    private final Indicators indicators = new Indicators(new ClassPathResource("risk/indicators.json"));
    private final RiskAssessment assessment = new RiskAssessment(indicators);

    @Test
    void nothing_but_no_is_low() {
        assertThat(ProposedLevel.of(assess(FIVE, Map.of()))).isEqualTo(RiskLevel.LOW);
    }

    /** What the raw score misses: by its points alone, this child would not be at risk. */
    @Test
    void one_current_significant_indicator_is_high_at_any_age() {
        assertThat(assess(FOURTEEN, Map.of("sexualPlay", "current")).scoreBand())
                .isEqualTo("0-5");
        assertThat(ProposedLevel.of(assess(FOURTEEN, Map.of("sexualPlay", "current"))))
                .isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void one_moderate_indicator_is_high_for_a_child_of_five_and_low_at_fourteen() {
        assertThat(ProposedLevel.of(assess(FIVE, Map.of("fearOfPerson", "yes"))))
                .isEqualTo(RiskLevel.HIGH);
        assertThat(ProposedLevel.of(assess(FOURTEEN, Map.of("fearOfPerson", "yes"))))
                .isEqualTo(RiskLevel.LOW);
    }

    @Test
    void background_alone_is_judged_by_the_score() {
        List<String> background =
                indicators.of(Kind.VULNERABILITY).stream().map(Indicator::id).toList();
        assertThat(ProposedLevel.of(assess(FIVE, allYes(background.subList(0, 5)))))
                .isEqualTo(RiskLevel.LOW);
        assertThat(ProposedLevel.of(assess(FIVE, allYes(background.subList(0, 6)))))
                .isEqualTo(RiskLevel.MEDIUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disclosure", "witnessedAct", "image", "physicalSign"})
    void a_sign_of_harm_itself_is_immediate_at_any_age(String harm) {
        assertThat(ProposedLevel.of(assess(FOURTEEN, Map.of(harm, "yes")))).isEqualTo(RiskLevel.IMMEDIATE);
        assertThat(ProposedLevel.of(assess(FOURTEEN, Map.of(harm, "unknown")))).isEqualTo(RiskLevel.LOW);
    }

    @ParameterizedTest
    @CsvSource({"current,5,1", "earlier,1,0", "both,6,1", "no,0,0", "unknown,0,0"})
    void a_significant_indicator_counts_by_when_it_was(String when, int score, int current) {
        Aggregates found = assess(FIVE, Map.of("sexualTouching", when));
        assertThat(found.score()).isEqualTo(score);
        assertThat(found.currentSignificant()).isEqualTo(current);
        assertThat(found.isHarmIndicated()).isEqualTo(score > 0);
        assertThat(found.isAnyRiskIndicated()).isEqualTo(score > 0);
    }

    @Test
    void two_and_more_current_significant_indicators_count_as_two() {
        assertThat(assess(FIVE, Map.of("sexualTouching", "current", "sexualPlay", "both", "photographed", "current"))
                        .currentSignificant())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2013-11-25,true", "2013-11-24,false", "2013-11-23,false", "2027-01-01,true"})
    void a_child_is_under_thirteen_until_the_thirteenth_birthday(LocalDate bornOn, boolean isUnderThirteen) {
        assertThat(assess(Optional.of(bornOn), Map.of()).isUnderThirteen()).isEqualTo(isUnderThirteen);
    }

    @ParameterizedTest
    @CsvSource({"2021-02-28,true", "2021-03-01,false"})
    void a_child_born_on_29_february_is_thirteen_on_1_march(LocalDate today, boolean isUnderThirteen) {
        assertThat(assessment
                        .aggregate(Map.of(), Optional.of(LocalDate.of(2008, 2, 29)), false, today)
                        .isUnderThirteen())
                .isEqualTo(isUnderThirteen);
    }

    @Test
    void a_child_of_unknown_age_counts_as_under_thirteen() {
        assertThat(assess(Optional.empty(), Map.of()).isUnderThirteen()).isTrue();
    }

    @Test
    void what_was_not_answered_is_unknown() {
        Aggregates found = assessment.aggregate(Map.of(), FIVE, false, TODAY);
        assertThat(found.isMuchUnknown()).isTrue();
        assertThat(ProposedLevel.of(found)).isEqualTo(RiskLevel.MEDIUM);
    }

    @Test
    void two_unknown_are_not_many_and_three_are() {
        assertThat(assess(FIVE, Map.of("secrets", "unknown", "image", "unknown"))
                        .isMuchUnknown())
                .isFalse();
        assertThat(assess(FIVE, Map.of("secrets", "unknown", "image", "unknown", "sexualPlay", "unknown"))
                        .isMuchUnknown())
                .isTrue();
    }

    /** Not enough was known to call it low before; now it is. The score takes the new "yes" into account. */
    @Test
    void finding_out_that_the_third_unknown_is_background_may_be_low_again() {
        assertThat(ProposedLevel.of(
                        assess(FIVE, Map.of("lookedAfter", "unknown", "secrets", "unknown", "image", "unknown"))))
                .isEqualTo(RiskLevel.MEDIUM);
        assertThat(ProposedLevel.of(
                        assess(FIVE, Map.of("lookedAfter", "yes", "secrets", "unknown", "image", "unknown"))))
                .isEqualTo(RiskLevel.LOW);
    }

    @ParameterizedTest
    @CsvSource({"sexualPlay,yes", "secrets,current", "disclosure,both", "secrets,Yes", "secrets,''", "noSuchThing,yes"})
    void an_answer_that_is_none_is_refused_and_never_repeated(String indicator, String answer) {
        assertThatThrownBy(() -> assess(FIVE, Map.of(indicator, answer)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(answer.isEmpty() ? "''" : " " + answer);
    }

    private Aggregates assess(Optional<LocalDate> bornOn, Map<String, String> unlikeNo) {
        Map<String, String> answers = new HashMap<>();
        indicators.all().forEach(indicator -> answers.put(indicator.id(), "no"));
        answers.putAll(unlikeNo);
        return assessment.aggregate(answers, bornOn, false, TODAY);
    }

    private static Map<String, String> allYes(List<String> ids) {
        Map<String, String> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, "yes"));
        return answers;
    }
}
