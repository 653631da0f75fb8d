package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import school.safeguarding.story.Draws;
import school.safeguarding.story.Hostile;

/** Whatever is typed into whichever form, it is taken as it was typed or refused in our words. */
class EveryFormPropertyTest {

    private static final Draws TAKEN = new Draws("taken", "refused");

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory(List.of()).createInstance();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int LONGEST_TEXT = 20_000;

    /** @param name the form's id */
    record Submitted(String name, List<FormField> fields, Map<String, Object> values) {

        @Override
        public String toString() {
            return name + " " + values.keySet();
        }
    }

    @AfterContainer
    static void forms_were_taken_and_refused() {
        TAKEN.assertBothOccurred();
    }

    @Property
    void a_form_takes_or_refuses_whatever_is_sent_and_nothing_else_happens(@ForAll("submissions") Submitted submitted) {
        try {
            List<Answer> answers = new FormRules(submitted.fields(), FEEL, TODAY).check(submitted.values(), Map.of());
            TAKEN.count(true);
            assertThat(answers)
                    .flatExtracting(Answer::values)
                    .allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(LONGEST_TEXT))
                    .noneMatch(value -> value.matches("(?s).*[\\u0000\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F].*"));
        } catch (RefusedSubmission refused) {
            TAKEN.count(false);
            assertThat(refused.getMessage())
                    .endsWith(".")
                    .doesNotContain("Exception", "java.", "camunda", Hostile.MARK, Hostile.RESULT);
        }
    }

    @Provide
    Arbitrary<Submitted> submissions() {
        return Arbitraries.of(forms()).flatMap(form -> {
            List<FormField> fields = fields(form);
            Arbitrary<String> keys = Arbitraries.frequencyOf(
                    Tuple.of(
                            20,
                            Arbitraries.of(fields.stream().map(FormField::key).toList())),
                    Tuple.of(1, Arbitraries.strings().alpha().ofMinLength(1)));
            return Combinators.combine(
                            Arbitraries.just(form),
                            Arbitraries.maps(keys, values(fields)).ofMaxSize(fields.size()))
                    .as((name, values) -> new Submitted(name, fields, values));
        });
    }

    /** What fields take, what they might, and what was never meant for one. */
    private static Arbitrary<Object> values(List<FormField> fields) {
        List<String> options = fields.stream()
                .flatMap(field -> field.options().keySet().stream())
                .toList();
        return Arbitraries.oneOf(
                Arbitraries.of(options.isEmpty() ? List.of("yes") : options).asGeneric(),
                Arbitraries.of(options.isEmpty() ? List.of("yes") : options)
                        .list()
                        .ofMaxSize(4)
                        .asGeneric(),
                Arbitraries.of("2026-11-24", "2026-02-30", "08:50", "24:00", "no-such-thing", "")
                        .asGeneric(),
                Arbitraries.of(Hostile.all()).asGeneric(),
                Arbitraries.strings().ofMaxLength(400).asGeneric(),
                Arbitraries.just("x".repeat(LONGEST_TEXT + 1)).asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.maps(Arbitraries.strings(), Arbitraries.integers())
                        .ofMaxSize(3)
                        .asGeneric());
    }

    private static List<String> forms() {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<FormField> fields(String form) {
        try {
            return FormField.of(
                    new ObjectMapper().readTree(Path.of("forms", form).toFile()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
