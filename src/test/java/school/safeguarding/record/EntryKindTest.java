package school.safeguarding.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.ReflectionUtils;

class EntryKindTest {

    private static final Path MAIN = Path.of("src/main/java/school/safeguarding");

    /** Of no form. A line may be added here, and none changed: records hold them. */
    private static final Set<String> OF_NO_FORM = Set.of(
            "about-whom-elsewhere",
            "attachment",
            "body-map",
            "contact-asked-again",
            "contact-hold",
            "contact-opened",
            "content-assumed",
            "decided-under",
            "further-report",
            "handler",
            "linked-child",
            "new-information",
            "notice",
            "overdue",
            "paper-original",
            "record-opened",
            "referral-opened",
            "reporter-not-told",
            "risk-proposed",
            "show-on-paper",
            "stepped-out");

    /** They lie below the record, and name a form that they treat on their own. */
    private static final Set<String> BELOW = Set.of("FormsFilledIn.java");

    /** What somebody chooses in the form {@code add-to-record}. */
    private static final Set<String> OPTIONS = Set.of("new-information");

    @Test
    void each_kind_is_a_form_s_or_stands_here() {
        TreeSet<String> expected = new TreeSet<>(OF_NO_FORM);
        kinds().filter(kind -> Files.exists(Path.of("forms", kind + ".form"))).forEach(expected::add);
        assertThat(kinds()).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
        assertThat(OF_NO_FORM).noneMatch(kind -> Files.exists(Path.of("forms", kind + ".form")));
    }

    /** One word may mean anything, and a process or a decision may be called like a kind. */
    @Test
    void no_other_class_spells_one() throws IOException {
        List<String> spelled = kinds().filter(kind -> kind.contains("-") && !OPTIONS.contains(kind))
                .filter(kind -> !Files.exists(Path.of("processes", kind + ".bpmn"))
                        && !Files.exists(Path.of("processes", kind + ".dmn")))
                .map(kind -> '"' + kind + '"')
                .toList();
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<String> elsewhere = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("EntryKind.java")
                            && !BELOW.contains(file.getFileName().toString()))
                    .flatMap(file ->
                            spelled.stream().filter(read(file)::contains).map(kind -> file + ": " + kind))
                    .toList();
            assertThat(elsewhere).isEmpty();
        }
    }

    private static Stream<String> kinds() {
        return Arrays.stream(EntryKind.class.getFields()).map(EntryKindTest::value);
    }

    private static String value(Field field) {
        return (String) ReflectionUtils.getField(field, null);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
