package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Keeps the picture of the modules true: run with {@code -Dmodules.write=true} to draw it again. */
class ModulesDocumentTest {

    private static final Path MODULES = Path.of("src/docs/modules.md");
    private static final Path README = Path.of("README.md");
    private static final Path SOURCES = Path.of("src/main/java/school/safeguarding");

    private static final Pattern IN_README =
            Pattern.compile("(?<=<!-- drawn by ModulesDocumentTest -->\n).*?(?=<!-- end -->)", Pattern.DOTALL);

    private static final Pattern FIRST_SENTENCE =
            Pattern.compile("/\\*\\*(.*?)(?:\\.\\s|\\.?\\s*\\*/)", Pattern.DOTALL);

    @Test
    void the_picture_shows_what_each_module_may_use() throws IOException {
        Map<String, Set<String>> used = used();
        String document = document(used);
        String readme = Files.readString(README);
        String drawn = IN_README.matcher(readme).replaceFirst(Matcher.quoteReplacement(picture(used)));
        if (Boolean.getBoolean("modules.write")) {
            Files.writeString(MODULES, document);
            Files.writeString(README, drawn);
        }
        assertThat(MODULES).content().isEqualTo(document);
        assertThat(README).content().isEqualTo(drawn).contains("flowchart LR");
    }

    private static Map<String, Set<String>> used() {
        ApplicationModules modules = ApplicationModules.of(SafeguardingApplication.class);
        Map<String, Set<String>> used = new TreeMap<>();
        modules.stream().forEach(module -> used.put(name(module), used(module, modules)));
        return used;
    }

    private static Set<String> used(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules).stream()
                .map(dependency -> name(dependency.getTargetModule()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static String document(Map<String, Set<String>> used) {
        return "# The modules\n\nDrawn by `ModulesDocumentTest` from the code. An arrow leads to what a module uses; where it"
                + " also leads there by way of another, it is left out.\n\n"
                + picture(used)
                + "\n| Module | What it is | Uses |\n| --- | --- | --- |\n"
                + used.entrySet().stream()
                        .map(module -> "| `" + module.getKey() + "` | " + whatItIs(module.getKey()) + " | "
                                + String.join(", ", module.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String picture(Map<String, Set<String>> used) {
        return "```mermaid\nflowchart LR\n"
                + used.keySet().stream()
                        .flatMap(module -> used.get(module).stream()
                                .filter(other -> isNotByWayOfAnother(module, other, used))
                                .map(other -> "    " + module + " --> " + other + "\n"))
                        .collect(Collectors.joining())
                + "```\n";
    }

    private static boolean isNotByWayOfAnother(String module, String other, Map<String, Set<String>> used) {
        return used.get(module).stream().filter(way -> !way.equals(other)).noneMatch(way -> reached(way, used)
                .contains(other));
    }

    private static Set<String> reached(String from, Map<String, Set<String>> used) {
        Set<String> reached = new TreeSet<>(used.get(from));
        used.get(from).forEach(next -> reached.addAll(reached(next, used)));
        return reached;
    }

    private static String whatItIs(String module) {
        try {
            Matcher said = FIRST_SENTENCE.matcher(
                    Files.readString(SOURCES.resolve(module.replace('.', '/')).resolve("package-info.java")));
            assertThat(said.find()).as(module).isTrue();
            return said.group(1).replaceAll("\\s*\\n \\*\\s*", " ").strip() + ".";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
