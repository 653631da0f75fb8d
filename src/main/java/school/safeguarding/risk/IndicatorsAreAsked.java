package school.safeguarding.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with a set of indicators other than the one that the forms ask after: one that nobody is asked about
 * would stay unknown for ever, and nobody would notice.
 */
@Component
class IndicatorsAreAsked {

    private static final String REVIEWED = "indicator_";

    /** @throws IllegalStateException naming the indicators that set and form do not share */
    IndicatorsAreAsked(
            Indicators indicators,
            @Value("classpath:forms/report.form") Resource report,
            @Value("classpath:forms/review.form") Resource review) {
        Set<String> noticed = indicators.all().stream().map(Indicator::id).collect(Collectors.toSet());
        Set<String> answered = indicators.all().stream()
                .flatMap(indicator -> answersTo(indicator).map(answer -> indicator.id() + " " + answer))
                .collect(Collectors.toSet());
        Set<String> explainable = indicators.all().stream()
                .filter(Indicator::isExplainable)
                .map(Indicator::id)
                .collect(Collectors.toSet());
        refuseUnlessSame("report", noticed, chosen(read(report), "indicators"));
        refuseUnlessSame("review", answered, reviewed(read(review)));
        refuseUnlessSame("review", explainable, chosen(read(review), "explainedSigns"));
    }

    private static Stream<String> answersTo(Indicator indicator) {
        return Arrays.stream(IndicatorAnswer.values())
                .filter(answer -> answer.fits(indicator.kind()))
                .map(IndicatorAnswer::code);
    }

    private static Set<String> chosen(JsonNode form, String key) {
        return form.findParents("key").stream()
                .filter(field -> key(field).equals(key))
                .flatMap(IndicatorsAreAsked::options)
                .collect(Collectors.toSet());
    }

    private static Set<String> reviewed(JsonNode form) {
        return form.findParents("key").stream()
                .filter(field -> key(field).startsWith(REVIEWED))
                .flatMap(field -> options(field).map(answer -> key(field).substring(REVIEWED.length()) + " " + answer))
                .collect(Collectors.toSet());
    }

    private static String key(JsonNode field) {
        return field.get("key").asText();
    }

    private static Stream<String> options(JsonNode field) {
        return field.path("values").findValuesAsText("value").stream();
    }

    private static void refuseUnlessSame(String form, Set<String> expected, Set<String> asked) {
        Set<String> differing = new TreeSet<>(expected);
        differing.addAll(asked);
        differing.removeIf(one -> expected.contains(one) && asked.contains(one));
        if (!differing.isEmpty()) {
            throw new IllegalStateException(
                    "The form " + form + " does not ask after the indicators as the set has them: " + differing);
        }
    }

    private static JsonNode read(Resource form) {
        try {
            return new ObjectMapper().readTree(form.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + form, e);
        }
    }
}
