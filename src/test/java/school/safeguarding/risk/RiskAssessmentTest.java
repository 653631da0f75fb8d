package school.safeguarding.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    @ParameterizedTest
    @ValueSource(strings = {"fearOfPerson", "secrets", "unexplainedGifts", "onlineUnwatched"})
    void one_specific_sign_is_high_for_a_child_of_five_and_low_at_fourteen(String sign) {
        assertThat(level(FIVE, Map.of(sign, "yes"))).isEqualTo(RiskLevel.HIGH);
        assertThat(level(FOURTEEN, Map.of(sign, "yes"))).isEqualTo(RiskLevel.LOW);
    }

    /** They have many causes. */
    @Test
    void general_signs_are_medium_for_a_child_of_five_once_there_are_two_or_a_vulnerability() {
        assertThat(level(FIVE, Map.of("changedMood", "yes"))).isEqualTo(RiskLevel.LOW);
        assertThat(level(FIVE, Map.of("changedMood", "yes", "absences", "yes"))).isEqualTo(RiskLevel.MEDIUM);
        assertThat(level(FIVE, Map.of("tiredOrHungry", "yes", "familyUpheaval", "yes")))
                .isEqualTo(RiskLevel.MEDIUM);
        assertThat(level(FOURTEEN, Map.of("changedMood", "yes", "absences", "yes")))
                .isEqualTo(RiskLevel.LOW);
    }

    @ParameterizedTest
    @CsvSource({
        "changedMood,yes,false,MEDIUM",
        "changedMood,yes,true,HIGH",
        "backToYounger,yes,true,MEDIUM",
        "secrets,yes,false,HIGH",
        "sexualPlay,earlier,false,HIGH"
    })
    void a_special_need_raises_what_a_single_sign_says_at_any_age(
            String sign, String answer, boolean hasCommunicationNeed, RiskLevel expected) {
        assertThat(ProposedLevel.of(assessment.aggregate(
                        new AssessedChild(
                                answers(Map.of(sign, answer)), Set.of(), FOURTEEN, true, hasCommunicationNeed, true),
                        TODAY)))
                .isEqualTo(expected);
        assertThat(ProposedLevel.of(assessment.aggregate(
                        new AssessedChild(answers(Map.of(sign, answer)), Set.of(), FOURTEEN, false, true, true),
                        TODAY)))
                .isEqualTo(RiskLevel.LOW);
    }

    @ParameterizedTest
    @CsvSource({"secrets,yes", "photographed,current", "sexualPlay,earlier", "physicalSign,yes"})
    void a_sign_with_an_ordinary_explanation_on_record_is_medium(String sign, String answer) {
        Aggregates found = assess(FIVE, Map.of(sign, answer), Set.of(sign));
        assertThat(ProposedLevel.of(found)).isEqualTo(RiskLevel.MEDIUM);
        assertThat(ProposedLevel.of(assess(FIVE, Map.of(sign, answer)))).isGreaterThanOrEqualTo(RiskLevel.HIGH);
        assertThat(found.score()).isEqualTo(assess(FIVE, Map.of(sign, answer)).score());
    }

    @Test
    void one_explanation_does_not_explain_the_sign_beside_it() {
        assertThat(ProposedLevel.of(assess(FIVE, Map.of("secrets", "yes", "fearOfPerson", "yes"), Set.of("secrets"))))
                .isEqualTo(RiskLevel.HIGH);
    }

    /** Each by itself may be ordinary; that there is one for everything is not. */
    @Test
    void three_explained_strong_signs_are_high_by_their_score() {
        Map<String, String> answers =
                Map.of("photographed", "current", "sexualPlay", "current", "adultPaysAttention", "current");
        assertThat(ProposedLevel.of(assess(FIVE, answers, answers.keySet()))).isEqualTo(RiskLevel.HIGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disclosure", "witnessedAct", "image", "shownPictures", "changedMood", "lookedAfter"})
    void what_was_said_seen_or_shown_cannot_be_explained_away(String indicator) {
        assertThatThrownBy(() -> assess(FIVE, Map.of(indicator, "yes"), Set.of(indicator)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"once,MEDIUM", "repeated,HIGH", "unknown,LOW", "no,LOW"})
    void pictures_come_upon_alone_count_by_how_often(String answer, RiskLevel expected) {
        assertThat(level(FIVE, Map.of("picturesAlone", answer))).isEqualTo(expected);
        assertThat(level(FOURTEEN, Map.of("picturesAlone", answer))).isEqualTo(expected);
    }

    /** A file that nobody has read yet may say of each of them that it is there. */
    @Test
    void with_an_unread_file_no_child_is_low_and_what_is_known_of_the_background_still_counts() {
        AssessedChild unread =
                new AssessedChild(answers(Map.of("lookedAfter", "yes")), Set.of(), FIVE, false, true, false);
        Aggregates found = assessment.aggregate(unread, TODAY);
        assertThat(found.score()).isEqualTo(1);
        assertThat(found.isMuchUnknown()).isTrue();
        assertThat(ProposedLevel.of(found)).isEqualTo(RiskLevel.MEDIUM);
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
    @ValueSource(strings = {"disclosure", "witnessedAct", "image", "shownPictures", "physicalSign"})
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
                        .aggregate(child(Map.of(), Optional.of(LocalDate.of(2008, 2, 29)), Set.of()), today)
                        .isUnderThirteen())
                .isEqualTo(isUnderThirteen);
    }

    @Test
    void a_child_of_unknown_age_counts_as_under_thirteen() {
        assertThat(assess(Optional.empty(), Map.of()).isUnderThirteen()).isTrue();
    }

    @Test
    void what_was_not_answered_is_unknown() {
        Aggregates found = assessment.aggregate(child(Map.of(), FIVE, Set.of()), TODAY);
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
    @CsvSource({
        "sexualPlay,yes",
        "secrets,current",
        "disclosure,both",
        "picturesAlone,yes",
        "secrets,once",
        "secrets,Yes",
        "secrets,''",
        "noSuchThing,yes"
    })
    void an_answer_that_is_none_is_refused_and_never_repeated(String indicator, String answer) {
        assertThatThrownBy(() -> assess(FIVE, Map.of(indicator, answer)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(answer.isEmpty() ? "''" : " " + answer);
    }

    private RiskLevel level(Optional<LocalDate> bornOn, Map<String, String> unlikeNo) {
        return ProposedLevel.of(assess(bornOn, unlikeNo));
    }

    private Aggregates assess(Optional<LocalDate> bornOn, Map<String, String> unlikeNo) {
        return assess(bornOn, unlikeNo, Set.of());
    }

    private Aggregates assess(Optional<LocalDate> bornOn, Map<String, String> unlikeNo, Set<String> explained) {
        return assessment.aggregate(child(answers(unlikeNo), bornOn, explained), TODAY);
    }

    private static AssessedChild child(Map<String, String> answers, Optional<LocalDate> bornOn, Set<String> explained) {
        return new AssessedChild(answers, explained, bornOn, false, true, true);
    }

    private Map<String, String> answers(Map<String, String> unlikeNo) {
        Map<String, String> answers = new HashMap<>();
        indicators.all().forEach(indicator -> answers.put(indicator.id(), "no"));
        answers.putAll(unlikeNo);
        return answers;
    }

    private static Map<String, String> allYes(List<String> ids) {
        Map<String, String> answers = new HashMap<>();
        ids.forEach(id -> answers.put(id, "yes"));
        return answers;
    }
}
