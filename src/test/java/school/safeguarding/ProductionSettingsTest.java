package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import school.safeguarding.logging.FailureCodes;

class ProductionSettingsTest {

    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{(SAFEGUARDING_[A-Z_]+)}");

    private final MockEnvironment environment = complete();

    private static MockEnvironment complete() {
        MockEnvironment environment = new MockEnvironment();
        ProductionSettings.NEEDED.forEach(name -> environment.setProperty(name, "a value of its own"));
        environment.setProperty("SAFEGUARDING_KEYSET_FILE", "/a/file/of/its/own");
        environment.setActiveProfiles("production");
        return environment;
    }

    private void check() {
        new ProductionSettings().postProcessEnvironment(environment, null);
    }

    @Test
    void everything_set_is_accepted() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void everything_missing_is_named_at_once() {
        environment.setProperty("SAFEGUARDING_DB_URL", "");
        environment.setProperty("SAFEGUARDING_LADO_MAIL", " ");
        assertThatThrownBy(this::check)
                .hasMessageContaining("SAFEGUARDING_DB_URL is missing")
                .hasMessageContaining("SAFEGUARDING_LADO_MAIL is missing");
    }

    @Test
    void what_is_missing_is_read_in_the_log_too() {
        environment.setProperty("SAFEGUARDING_DB_URL", "");
        assertThat(FailureCodes.of(catchThrowable(this::check)).inOneLine()).contains("SAFEGUARDING_DB_URL is missing");
    }

    @Test
    void a_secret_that_anybody_would_guess_is_refused_without_being_repeated() {
        environment.setProperty("SAFEGUARDING_DB_PASSWORD", "postgres");
        assertThatThrownBy(this::check)
                .hasMessageContaining("SAFEGUARDING_DB_PASSWORD is a default")
                .hasMessageNotContaining("postgres");
    }

    @Test
    void a_keyset_is_needed_as_a_file_or_by_itself() {
        environment.setProperty("SAFEGUARDING_KEYSET_FILE", "");
        assertThatThrownBy(this::check)
                .hasMessageContaining("the keyset is missing: set SAFEGUARDING_KEYSET_FILE or SAFEGUARDING_KEYSET");
        environment.setProperty("SAFEGUARDING_KEYSET", "{}");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void a_command_needs_the_database_only() {
        MockEnvironment command = new MockEnvironment();
        command.setActiveProfiles("production");
        command.setProperty("safeguarding.is-command", "true");
        assertThatThrownBy(() -> new ProductionSettings().postProcessEnvironment(command, null))
                .hasMessageContaining("SAFEGUARDING_DB_URL is missing")
                .hasMessageNotContaining("MAIL")
                .hasMessageNotContaining("keyset");
    }

    @Test
    void a_trial_needs_none_of_it() {
        MockEnvironment trial = new MockEnvironment();
        assertThatCode(() -> new ProductionSettings().postProcessEnvironment(trial, null))
                .doesNotThrowAnyException();
    }

    @Test
    void every_variable_that_has_no_default_is_checked() throws IOException {
        String settings = Files.readString(Path.of("src/main/resources/application-production.yml"));
        Set<String> read = new HashSet<>();
        Matcher matcher = WITHOUT_DEFAULT.matcher(settings);
        while (matcher.find()) {
            read.add(matcher.group(1));
        }
        Assertions.assertThat(ProductionSettings.NEEDED).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void only_this_machine_or_the_proxy_that_is_named_is_believed_about_where_a_call_comes_from() throws IOException {
        MockEnvironment settings = new MockEnvironment();
        new YamlPropertySourceLoader()
                .load("production", new ClassPathResource("application-production.yml"))
                .forEach(settings.getPropertySources()::addLast);
        String believed = settings.getProperty("server.tomcat.remoteip.internal-proxies");
        assertThat("127.0.0.1").matches(believed);
        assertThat("0:0:0:0:0:0:0:1").matches(believed);
        assertThat("10.0.0.1").doesNotMatch(believed);
        assertThat("127x0x0x1").doesNotMatch(believed);
        settings.setProperty("SAFEGUARDING_PROXY", "192\\.168\\.7\\.1");
        assertThat("192.168.7.1").matches(settings.getProperty("server.tomcat.remoteip.internal-proxies"));
    }
}
