package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model claims nothing that no test shows, and leaves no threat without an answer. */
class ThreatModelTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final int COLUMNS = 3;

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String document() {
        return read(Path.of("src/docs/threat-model.md"));
    }

    @Test
    void every_test_that_it_names_is_there() throws IOException {
        Map<String, String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), ThreatModelTest::read));
        }
        List<MatchResult> named = TEST.matcher(document()).results().toList();
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(named)
                .allSatisfy(test ->
                        assertThat(tests.get(test.group(1))).as(test.group()).contains("void " + test.group(2) + "("));
    }

    @Test
    void every_row_names_a_test_or_says_that_it_is_open() {
        List<String> rows = document()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.endsWith("Shown by |"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(row.split(" \\| ")).hasSize(COLUMNS);
            String shownBy = row.substring(row.lastIndexOf(" | "));
            assertThat(TEST.matcher(shownBy).find() || shownBy.contains("**open**"))
                    .isTrue();
        });
    }

    @Test
    void it_speaks_of_everybody_whom_we_expect() {
        assertThat(document())
                .contains(
                        "## An insider",
                        "## The accused as a user",
                        "## An estranged parent",
                        "## A shared staff computer",
                        "## A stolen telephone",
                        "## A mail to the wrong person",
                        "## Somebody who has left",
                        "## The server's administrator",
                        "## A stolen backup",
                        "## Ransomware");
    }
}
