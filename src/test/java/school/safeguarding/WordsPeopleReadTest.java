package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people who met it for the first time did not understand is said in other words now, and does not come back. */
class WordsPeopleReadTest {

    private static final List<Path> READ =
            List.of(Path.of("forms"), Path.of("processes"), Path.of("src/main/resources/templates"));

    private static final List<String> NOT_UNDERSTOOD = List.of(
            "State an absence",
            "Name family at this school",
            "Whom to talk to",
            "Nothing that you may know of",
            "What made the level",
            "significant indicator",
            "\"A score of");

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_that_people_did_not_understand_is_shown_to_them() throws IOException {
        for (Path folder : READ) {
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(text(file)).doesNotContain(NOT_UNDERSTOOD));
            }
        }
    }

    @Test
    void the_form_that_decides_says_what_its_sources_are() {
        assertThat(text(Path.of("forms/decide-response.form")))
                .contains("Why the rules propose", "SERAF is a table of points", "the school’s own setting");
    }
}
