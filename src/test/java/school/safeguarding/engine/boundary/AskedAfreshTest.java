package school.safeguarding.engine.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import school.safeguarding.engine.RoutingFact;

/** A question that goes by the name of a routing fact would be answered by the engine with the last decision. */
class AskedAfreshTest {

    private static final Path FORMS = Path.of("forms");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FACTS =
            Arrays.stream(RoutingFact.values()).map(RoutingFact::name).collect(Collectors.toSet());

    /** Filled in from the last review on purpose, and in a start form, which no fact reaches. */
    private static final Map<String, Set<String>> ELSE =
            Map.of("review", Set.of("isSend"), "state-absence", Set.of("absentFrom", "absentUntil"));

    @Test
    void every_question_that_goes_by_the_name_of_a_fact_is_asked_afresh() throws IOException {
        Map<String, Set<String>> alike = new TreeMap<>();
        try (Stream<Path> forms = Files.list(FORMS)) {
            for (Path form :
                    forms.filter(file -> file.toString().endsWith(".form")).toList()) {
                Set<String> keys = new TreeSet<>();
                for (JsonNode key : JSON.readTree(form.toFile()).findValues("key")) {
                    if (FACTS.contains(key.asText())) {
                        keys.add(key.asText());
                    }
                }
                String id = form.getFileName().toString().replace(".form", "");
                keys.removeAll(ELSE.getOrDefault(id, Set.of()));
                if (!keys.isEmpty()) {
                    alike.put(id, keys);
                }
            }
        }
        Map<String, Set<String>> afresh = new TreeMap<>();
        FormsFilledIn.ASKED_AFRESH.forEach((form, facts) ->
                afresh.put(form, facts.stream().map(RoutingFact::name).collect(Collectors.toCollection(TreeSet::new))));
        assertThat(alike).isEqualTo(afresh);
    }
}
