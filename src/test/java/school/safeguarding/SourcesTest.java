package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Governors and inspectors ask of each number who says so, and the yearly policy review what nobody has looked at since. */
class SourcesTest {

    @ParameterizedTest
    @ValueSource(strings = {"contact-hold", "deadlines", "handler", "risk-level"})
    void every_row_names_its_source_its_edition_and_when_it_was_looked_at(String id) {
        assertThat(sources(id)).isNotEmpty().allSatisfy(source -> assertThat(source)
                .matches(".*\\b(19|20)\\d{2}\\b.*; looked at 20\\d{2}-(0[1-9]|1[0-2])"));
    }

    /** Both appear in a new edition that nobody here could read. */
    @ParameterizedTest
    @ValueSource(strings = {"contact-hold", "deadlines", "handler", "risk-level"})
    void what_may_have_a_newer_edition_says_so(String id) {
        assertThat(sources(id))
                .filteredOn(source -> source.contains("Keeping children safe") || source.contains("Working together"))
                .allSatisfy(source -> assertThat(source).contains("to be checked against the one in force"));
    }

    /** From the column of that name; where the table has one output only, from the row's annotation. */
    private static List<String> sources(String id) {
        DecisionTable table = Dmn.readModelFromFile(new File("processes/" + id + ".dmn"))
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        return table.getRules().stream()
                .flatMap(row -> Stream.of(source(row, outputs.indexOf("source"))))
                .toList();
    }

    private static String source(Rule row, int column) {
        return column < 0
                ? row.getDescription().getTextContent().strip()
                : List.copyOf(row.getOutputEntries())
                        .get(column)
                        .getTextContent()
                        .strip()
                        .replaceAll("^\"|\"$", "");
    }
}
