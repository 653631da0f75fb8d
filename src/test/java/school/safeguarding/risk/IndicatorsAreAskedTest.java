package school.safeguarding.risk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class IndicatorsAreAskedTest {

    private static final Resource SET = new ClassPathResource("risk/indicators.json");
    private static final Resource REPORT = new ClassPathResource("forms/report.form");
    private static final Resource REVIEW = new ClassPathResource("forms/review.form");

    @Test
    void the_schools_own_set_is_asked_by_its_forms() {
        assertThatCode(() -> new IndicatorsAreAsked(new Indicators(SET), REPORT, REVIEW))
                .doesNotThrowAnyException();
    }

    @Test
    void an_indicator_that_no_form_asks_after_is_named() {
        assertThatThrownBy(
                        () -> new IndicatorsAreAsked(new Indicators(changed(SET, "secrets", "other")), REPORT, REVIEW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form report")
                .hasMessageContaining("[other, secrets]");
        assertThatThrownBy(() -> new IndicatorsAreAsked(
                        new Indicators(SET), REPORT, changed(REVIEW, "indicator_secrets", "indicator_x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form review")
                .hasMessageContaining("secrets no")
                .hasMessageContaining("x no");
    }

    /** Asked "yes" or "no", it could not say when it was, which is what counts. */
    @Test
    void a_significant_indicator_that_is_asked_like_a_specific_one_is_named() {
        assertThatThrownBy(() -> new IndicatorsAreAsked(
                        new Indicators(
                                changed(SET, "secrets\", \"kind\": \"specific", "secrets\", \"kind\": \"significant")),
                        REPORT,
                        REVIEW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secrets current")
                .hasMessageContaining("secrets yes");
    }

    /** An explanation that no form offers would never count, and one of a mood would count for nothing. */
    @Test
    void a_sign_that_is_explained_in_the_form_only_or_in_the_set_only_is_named() {
        assertThatThrownBy(() -> new IndicatorsAreAsked(
                        new Indicators(
                                changed(SET, "secrets\", \"kind\": \"specific", "secrets\", \"kind\": \"general")),
                        REPORT,
                        REVIEW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[secrets]");
    }

    private static Resource changed(Resource file, String from, String to) {
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            return new ByteArrayResource(text.replace('"' + from, '"' + to).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
