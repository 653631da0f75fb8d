package school.safeguarding.governance.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import school.safeguarding.governance.figures.FiguresShown.Row;
import school.safeguarding.governance.figures.FiguresShown.Table;

/** What a spreadsheet would work out is text in the file. */
class FiguresAsCsvTest {

    private static String file(String title) {
        Table table = new Table(
                "edition",
                title,
                "",
                List.of("What", "Number"),
                List.of(new Row("Home told", List.of("12"), false)),
                Optional.empty());
        return FiguresAsCsv.of(new FiguresShown(
                Optional.of("2026/27"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(table),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("fewer than 5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1"})
    void a_formula_that_somebody_typed_is_text(String typed) {
        assertThat(file(typed))
                .contains("'" + typed)
                .doesNotContain("," + typed)
                .doesNotContain("\"" + typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Edition 3", "1 to 4"})
    void other_text_is_as_it_was_and_what_the_chair_alone_is_shown_is_left_out(String typed) {
        assertThat(file(typed))
                .isEqualTo("School year,Table,Row,Column,Number\r\n2026/27," + typed + ",Home told,Number,12\r\n");
    }
}
