package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
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
import school.safeguarding.engine.boundary.FormField;
import school.safeguarding.engine.boundary.FormRules;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.RefusedSubmission;
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
            return Arbitraries.oneOf(Arbitraries.maps(keys, values(fields)).ofMaxSize(fields.size()), meant(fields))
                    .map(values -> new Submitted(form, fields, values));
        });
    }

    /** Each question answered as it asks to be, but for those that do not apply to the other answers. */
    private static Arbitrary<Map<String, Object>> meant(List<FormField> fields) {
        return Combinators.combine(
                        fields.stream().map(EveryFormPropertyTest::meant).toList())
                .as(values -> {
                    Map<String, Object> all = new HashMap<>();
                    for (int i = 0; i < fields.size(); i++) {
                        all.put(fields.get(i).key(), values.get(i));
                    }
                    return withoutWhatDoesNotApply(fields, all);
                });
    }

    private static Arbitrary<Object> meant(FormField field) {
        List<String> options = List.copyOf(field.options().keySet());
        return switch (field.type()) {
            case LINE, TEXT ->
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(40).asGeneric();
            case NUMBER -> Arbitraries.integers().between(1, 5).asGeneric();
            case YES_NO -> Arbitraries.just(false).asGeneric();
            case ONE_OF -> Arbitraries.of(options).asGeneric();
            case SOME_OF -> Arbitraries.of(options).map(List::of).asGeneric();
            case DATE ->
                Arbitraries.just(field.when().filter("future"::equals).isPresent() ? "2026-12-01" : "2026-11-24")
                        .asGeneric();
            case TIME -> Arbitraries.just("08:50").asGeneric();
        };
    }

    /** By what the rules say of it, round by round, since what is left out hides or shows others. */
    private static Map<String, Object> withoutWhatDoesNotApply(List<FormField> fields, Map<String, Object> values) {
        for (int round = 0; round < fields.size(); round++) {
            try {
                new FormRules(fields, FEEL, TODAY).check(values, Map.of());
                return values;
            } catch (RefusedSubmission refused) {
                boolean isAnyLeftOut = values.keySet().removeIf(key -> fields.stream()
                        .filter(field -> field.key().equals(key))
                        .anyMatch(field -> refused.getMessage()
                                .contains("“" + field.label() + "” must be empty, since it does not apply")));
                if (!isAnyLeftOut) {
                    return values;
                }
            }
        }
        return values;
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
