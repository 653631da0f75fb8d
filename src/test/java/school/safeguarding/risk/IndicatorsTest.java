package school.safeguarding.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import school.safeguarding.risk.Indicator.Kind;

class IndicatorsTest {

    private static final String HARM =
            """
            {"id": "disclosure", "kind": "harm", "label": "Said so"},
            {"id": "witnessedAct", "kind": "harm", "label": "Seen"},
            {"id": "image", "kind": "harm", "label": "An image"},
            {"id": "shownPictures", "kind": "harm", "label": "Was shown pictures"},
            {"id": "physicalSign", "kind": "harm", "label": "A physical sign"},
            {"id": "picturesAlone", "kind": "pictures", "label": "Came upon pictures"},
            {"id": "changedMood", "kind": "general", "label": "Another mood"}
            """;

    @Test
    void the_schools_own_set_has_every_kind() {
        Indicators shipped = new Indicators(new ClassPathResource("risk/indicators.json"));
        assertThat(shipped.of(Kind.VULNERABILITY)).hasSize(8);
        assertThat(shipped.of(Kind.GENERAL))
                .extracting(Indicator::id)
                .containsExactlyInAnyOrder("changedMood", "tiredOrHungry", "absences", "backToYounger");
        assertThat(shipped.of(Kind.SPECIFIC))
                .extracting(Indicator::id)
                .containsExactlyInAnyOrder("secrets", "unexplainedGifts", "fearOfPerson", "onlineUnwatched");
        assertThat(shipped.of(Kind.SIGNIFICANT)).hasSize(6);
        assertThat(shipped.of(Kind.HARM)).hasSize(5);
        assertThat(shipped.all()).hasSize(28).extracting(Indicator::label).doesNotHaveDuplicates();
    }

    @Test
    void another_set_is_read_from_a_file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("licensed.json");
        Files.writeString(
                file, "[{\"id\": \"missing\", \"kind\": \"general\", \"label\": \"Goes missing\"}," + HARM + "]");
        Indicators licensed = new Indicators(new FileSystemResource(file));
        assertThat(licensed.all()).hasSize(8).contains(new Indicator("missing", Kind.GENERAL, "Goes missing", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`id`: `image`, `kind`: `general`, `label`: `Twice`} | an id of its own",
                "{`id`: `Not lower`, `kind`: `general`, `label`: `Oddly named`} | an id of its own",
                "{`kind`: `general`, `label`: `Nameless`} | an id of its own",
                "null | an id of its own",
                "{`id`: `blank`, `kind`: `general`, `label`: ` `} | blank needs a kind and a label",
                "{`id`: `unkind`, `label`: `Of no kind`} | unkind needs a kind and a label",
                "{`id`: `another`, `kind`: `harm`, `label`: `A sixth harm`} | must be exactly",
                "{`id`: `more`, `kind`: `pictures`, `label`: `Two of them`} | pictures must be exactly"
            })
    void a_set_at_fault_is_refused_saying_what_is_wrong(String indicator, String complaint) {
        assertThatThrownBy(() -> set(indicator.replace('`', '"') + "," + HARM))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void a_set_without_all_signs_of_harm_is_refused() {
        assertThatThrownBy(() -> set("{\"id\": \"image\", \"kind\": \"harm\", \"label\": \"An image\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be exactly");
    }

    /** The rule on a child who cannot say what happened reads it. */
    @Test
    void a_set_without_a_changed_mood_is_refused() {
        assertThatThrownBy(() -> new Indicators(new ByteArrayResource(
                        ("[" + HARM.replace("changedMood", "otherMood") + "]").getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("general must have changedMood");
    }

    @Test
    void a_set_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> set("{\"id\": \"x\", \"kind\": \"grave\", \"label\": \"No such kind\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> set("{\"id\": \"x\", \"colour\": \"red\"}")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> new Indicators(new ClassPathResource("risk/nowhere.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere.json");
    }

    private static byte[] changed(String from, String to) throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/risk/indicators.json"));
        assertThat(shipped).contains(from);
        return shipped.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_changed_copy_may_have_signs_count_for_more_and_says_which() throws IOException {
        ChangedIndicators copies = new ChangedIndicators(new Indicators(new ClassPathResource("risk/indicators.json")));
        byte[] weightier = changed(
                "\"changedMood\", \"kind\": \"general\"", "\"changedMood\", \"kind\": \"specific\", \"points\": 3");
        assertThat(ChangedIndicators.isOne(weightier)).isTrue();
        assertThat(copies.faults(weightier)).isEmpty();
        assertThat(copies.lines(weightier))
                .singleElement()
                .asString()
                .contains(
                        "counts as specific, in the software’s list as general, and counts 3 points, in the software’s list 1");
        assertThat(copies.lines(copies.file())).isEmpty();
    }

    @Test
    void a_copy_in_which_a_sign_counts_for_less_or_is_asked_otherwise_is_refused_and_named() throws IOException {
        ChangedIndicators copies = new ChangedIndicators(new Indicators(new ClassPathResource("risk/indicators.json")));
        Map<String, byte[]> refused = Map.of(
                "“secrets”: it is of the kind specific, and may count for more",
                changed("\"secrets\", \"kind\": \"specific\"", "\"secrets\", \"kind\": \"general\""),
                "“image”: it is of the kind harm, and stays so",
                changed("\"image\", \"kind\": \"harm\"", "\"image\", \"kind\": \"specific\""),
                "“changedMood”: a “yes” counts 1 to 5 points",
                changed(
                        "\"changedMood\", \"kind\": \"general\"",
                        "\"changedMood\", \"kind\": \"general\", \"points\": 6"),
                "“image”: its points are those of its kind",
                changed("\"image\", \"kind\": \"harm\"", "\"image\", \"kind\": \"harm\", \"points\": 2"),
                "“gifts2”: no form asks about it",
                changed("\"unexplainedGifts\"", "\"gifts2\""),
                "“secrets” is missing",
                changed("\"secrets\"", "\"unexplainedGifts\""),
                "“violenceAtHome”: its words are those of the forms",
                changed("Sees or hears violence at home", "Sees it"),
                "This cannot be read from line",
                changed("\"id\": \"secrets\"", "\"weight\": \"secrets\""));
        refused.forEach((fault, file) -> {
            assertThat(copies.faults(file)).anyMatch(said -> said.startsWith(fault));
            assertThat(copies.read(file)).isEmpty();
            assertThat(copies.lines(file)).isEmpty();
        });
        assertThat(copies.faults("[{".getBytes(StandardCharsets.UTF_8))).hasSize(1);
        assertThat(copies.faults("[null]".getBytes(StandardCharsets.UTF_8)))
                .contains("Each sign needs an id, and stands here once.");
    }

    /** Agreed to beside an earlier release, which had one sign in other words, one more, and not yet another one. */
    @Test
    void what_was_agreed_to_goes_on_counting_where_a_release_words_a_sign_differently_or_adds_one() throws IOException {
        byte[] agreed = changed(
                "\"changedMood\", \"kind\": \"general\"", "\"changedMood\", \"kind\": \"specific\", \"points\": 3");
        Indicators next = new Indicators(
                new ByteArrayResource(changed("Sees or hears violence at home", "Sees or hears violence")));
        assertThatOneCounts(next, agreed);
        Indicators more = new Indicators(new ByteArrayResource(
                changed("[\n", "[\n{\"id\": \"goesMissing\", \"kind\": \"general\", \"label\": \"Goes missing\"},\n")));
        assertThatOneCounts(more, agreed);
        Indicators fewer = set(HARM);
        assertThatOneCounts(fewer, agreed);
        ChangedIndicators copies = new ChangedIndicators(next);
        assertThat(copies.agreed("[{".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static void assertThatOneCounts(Indicators release, byte[] agreed) {
        ChangedIndicators copies = new ChangedIndicators(release);
        assertThat(copies.faults(agreed)).as("as a proposal").isNotEmpty();
        assertThat(copies.read(agreed)).isEmpty();
        release.countBeside(() -> copies.agreed(agreed).orElseThrow());
        assertThat(release.ofSchool())
                .hasSameSizeAs(release.all())
                .filteredOn(indicator -> !release.all().contains(indicator))
                .singleElement()
                .satisfies(indicator -> {
                    assertThat(indicator.id()).isEqualTo("changedMood");
                    assertThat(indicator.kind()).isEqualTo(Kind.SPECIFIC);
                    assertThat(indicator.points()).isEqualTo(3);
                });
    }

    /** In a release in which what was a sign of another kind keeps its name. */
    @Test
    void an_answer_that_was_kept_and_does_not_fit_any_more_is_skipped_and_the_others_count() {
        RiskAssessment assessment = new RiskAssessment(set(HARM));
        Map<String, Object> asked = Map.of("scoreBand", "11-15", "generalSigns", "none");
        assertThat(assessment.beside(
                        asked, Map.of("picturesAlone", "current", "changedMood", "yes"), Set.of(), List.of()))
                .isEqualTo(Map.of("scoreBand", "0-5", "generalSigns", "some"));
        assertThat(assessment.beside(asked, Map.of("changedMood", "current"), Set.of(), List.of()))
                .isEqualTo(Map.of("scoreBand", "0-5", "generalSigns", "none"));
    }

    /** Compared with the number that was kept with what was agreed to, maybe by another start of the application. */
    @Test
    void a_set_has_the_same_version_after_each_start_and_another_set_another_one() {
        assertThat(new ChangedIndicators(set(HARM)).version()).isEqualTo(112_095_051);
        assertThat(new ChangedIndicators(set(HARM.replace("Another mood", "Other mood"))).version())
                .isNotEqualTo(112_095_051);
    }

    @Test
    void of_both_the_weightier_kind_and_the_more_points_count_and_a_sign_of_harm_stays() {
        Indicators release =
                set("{\"id\": \"secrets\", \"kind\": \"specific\", \"label\": \"Secrets\", \"points\": 2}," + HARM);
        List<Indicator> own = release.weightier(List.of(
                new Indicator("secrets", Kind.GENERAL, "", "", 4),
                new Indicator("secrets", Kind.VULNERABILITY, "", "", 1),
                new Indicator("image", Kind.HARM, "", "", 5),
                new Indicator("shownPictures", Kind.SPECIFIC, "", "", 5),
                new Indicator("gone", Kind.SPECIFIC, "", "", 5)));
        assertThat(own)
                .hasSameSizeAs(release.all())
                .contains(new Indicator("secrets", Kind.SPECIFIC, "Secrets", "", 4))
                .filteredOn(indicator -> !indicator.id().equals("secrets"))
                .isSubsetOf(release.all());
    }

    private static Indicators set(String indicators) {
        return new Indicators(new ByteArrayResource(("[" + indicators + "]").getBytes(StandardCharsets.UTF_8)));
    }
}
