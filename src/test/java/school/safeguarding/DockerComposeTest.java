package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** No engine runs the file in the build, so at least it says what the application and its operator rely on. */
@SuppressWarnings("unchecked")
class DockerComposeTest {

    private static Map<String, Object> compose;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void parse() throws IOException {
        compose = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        services = (Map<String, Map<String, Object>>) compose.get("services");
    }

    @Test
    void every_image_is_pinned_and_every_service_says_whether_it_is_well() {
        assertThat(services).containsOnlyKeys("database", "mail", "application");
        services.forEach((name, service) -> {
            assertThat((String) service.get("image")).as(name).matches("[a-z/]+:v?\\d+\\.\\d+.*");
            assertThat(service).as(name).containsKey("healthcheck");
        });
        assertThat(services.get("database").get("image").toString()).startsWith("postgres:17.");
        assertThat(services.get("database").get("healthcheck").toString()).contains("pg_isready");
    }

    @Test
    void the_database_outlives_its_container() {
        assertThat((List<String>) services.get("database").get("volumes"))
                .contains("database:/var/lib/postgresql/data");
        assertThat((Map<String, Object>) compose.get("volumes")).containsKey("database");
    }

    @Test
    void the_databases_log_has_neither_details_nor_statements_nor_parameters() {
        assertThat((List<String>) services.get("database").get("command"))
                .containsExactly(
                        "postgres",
                        "-c",
                        "log_error_verbosity=terse",
                        "-c",
                        "log_min_error_statement=panic",
                        "-c",
                        "log_parameter_max_length_on_error=0");
    }

    @Test
    void the_applications_memory_is_not_dumped_and_its_virtual_machine_takes_each_flag() throws Exception {
        Matcher flags =
                Pattern.compile("\"(-XX:[^\"]+)\"").matcher(Files.readString(Path.of("src/main/docker/Dockerfile")));
        List<String> java = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        flags.results().forEach(flag -> java.add(flag.group(1)));
        assertThat(java)
                .contains(
                        "-XX:-HeapDumpOnOutOfMemoryError",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:+DisableAttachMechanism");
        java.add("-version");
        assertThat(new ProcessBuilder(java)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void every_variable_that_the_application_needs_is_set() {
        Map<String, Object> application = services.get("application");
        Set<String> set = new HashSet<>(((Map<String, Object>) application.get("environment")).keySet());
        set.addAll((List<String>) application.get("secrets"));
        assertThat(set).containsAll(ProductionSettings.NEEDED);
        assertThat(application.get("environment").toString()).contains("SPRING_PROFILES_ACTIVE=production");
    }

    @Test
    void secrets_are_files_and_never_values() {
        ((Map<String, Map<String, Object>>) compose.get("secrets"))
                .forEach((name, secret) -> assertThat(secret).as(name).containsOnlyKeys("file"));
        services.values().forEach(service -> ((Map<String, Object>) service.getOrDefault("environment", Map.of()))
                .keySet()
                .forEach(name -> assertThat(name).doesNotEndWith("PASSWORD")));
    }

    @Test
    void nothing_listens_beyond_this_machine() {
        services.values().forEach(service -> ((List<String>) service.getOrDefault("ports", List.of()))
                .forEach(port -> assertThat(port).startsWith("127.0.0.1:")));
    }

    @Test
    void the_image_is_built_without_the_trial_and_runs_without_root() throws IOException {
        Map<String, Object> build =
                (Map<String, Object>) services.get("application").get("build");
        String dockerfile = Files.readString(Path.of(build.get("dockerfile").toString()));
        assertThat(dockerfile)
                .contains("-Pproduction")
                .contains("USER safeguarding")
                .doesNotContain(":latest");
    }
}
