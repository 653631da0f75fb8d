package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads an alarm in the log looks its code up in operations.md, and finds what to do. */
class AlarmsTest {

    private static final Pattern ALARM = Pattern.compile("[\"\\]]ALARM\\b( A\\d\\d\\b)?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(A\\d\\d)` \\| [^|]{10,} \\| [^|]{10,} \\|$");

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String folder : List.of("src/main/java", "src/main/resources/templates")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void every_alarm_carries_a_code() throws IOException {
        assertThat(ALARM.matcher(sources()).results().filter(alarm -> alarm.group(1) == null))
                .isEmpty();
    }

    @Test
    void every_code_has_a_row_that_says_what_it_means_and_what_to_do_and_there_is_no_other() throws IOException {
        Set<String> raised = ALARM.matcher(sources())
                .results()
                .map(alarm -> alarm.group(1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> explained = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("src/docs/operations.md")));
        while (row.find()) {
            assertThat(explained.add(row.group(1))).as(row.group(1)).isTrue();
        }
        assertThat(explained).isEqualTo(raised);
    }
}
