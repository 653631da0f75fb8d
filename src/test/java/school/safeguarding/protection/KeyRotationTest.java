package school.safeguarding.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.command.Command;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** A new key comes into use while people work, from a command beside the running application. */
@SchoolTest
class KeyRotationTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Chronology chronology;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private Environment settings;

    @Autowired
    private FlywayConnectionDetails owner;

    @Value("${safeguarding.data-dir}/keyset.json")
    private Path file;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** As another process has it: nothing in memory but what the file says. */
    private int keyset(String... arguments) {
        KeysetCommand command = new KeysetCommand(
                provider(InstallationKeyset.class, InstallationKeyset.from("", file.toString())),
                provider(FlywayConnectionDetails.class, owner),
                settings,
                "main");
        said.reset();
        return command.run(List.of(arguments), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static <T> ObjectProvider<T> provider(Class<T> type, T one) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("one", one);
        return beans.getBeanProvider(type);
    }

    private List<String> sealedBy() {
        return database.sql("SELECT DISTINCT wrapped_by FROM safeguarding.data_key")
                .query(String.class)
                .list();
    }

    private Keyset inFile() throws IOException {
        return Keyset.parse(Files.readString(file));
    }

    private Story reported() {
        return new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    @Test
    void what_was_written_before_during_and_after_a_rotation_can_be_read_and_worked_on() throws IOException {
        Story before = reported();
        String old = inFile().inUse();
        Files.writeString(file, inFile().rotated().json());
        Story during = reported();
        assertThat(sealedBy())
                .as("until the school's own key is sealed with the new one, for all nodes")
                .containsExactly(old);

        assertThat(keyset("forget")).isEqualTo(Command.FAILED);
        assertThat(said.toString()).contains("run keyset rotate first");
        assertThat(keyset("rotate")).isEqualTo(Command.DONE);
        assertThat(said.toString()).contains("A rotation was not finished").contains("keys are sealed again");
        assertThat(sealedBy()).containsExactly(inFile().inUse()).doesNotContain(old);

        assertThat(keyset("rotate")).isEqualTo(Command.DONE);
        assertThat(said.toString()).contains("is in use from now on");
        Story after = reported();
        assertThat(keyset("forget")).isEqualTo(Command.DONE);
        assertThat(inFile().names()).containsExactly(sealedBy().get(0));

        Seals started = KeysOfDatabase.open(details.getJdbcUrl());
        for (Story story : List.of(before, during, after)) {
            assertThat(chronology.of(Reference.of(story.reference()))).isNotEmpty();
            byte[] content = database.sql("SELECT content FROM safeguarding.entry WHERE reference = ? AND number = 1")
                    .param(story.reference())
                    .query((row, index) -> row.getBytes(1))
                    .single();
            assertThat(started.ofConcern(story.reference())
                            .open(content, new Place("entry", story.reference() + " 1", "content")))
                    .isNotEmpty();
            story.does("cpo", "userTask_reviewConcern", Answers.review());
        }
    }

    /** Another node has a copy of the file from before the rotation. */
    @Test
    void a_node_that_has_the_next_key_seals_with_it_as_soon_as_it_is_in_use_and_one_that_has_not_loses_nothing()
            throws IOException {
        String old = inFile().inUse();
        StoredKeys without = node(inFile());
        assertThat(keyset("prepare")).isEqualTo(Command.DONE);
        StoredKeys with = node(inFile());
        assertThat(keyset("rotate")).isEqualTo(Command.DONE);
        assertThat(inFile().inUse()).isNotEqualTo(old);

        with.ofNewConcern("TEST-with");
        assertThat(sealedBy("TEST-with")).isEqualTo(inFile().inUse());
        without.ofNewConcern("TEST-without");
        assertThat(sealedBy("TEST-without")).isEqualTo(old);
        assertThat(keyset("forget")).isEqualTo(Command.FAILED);
        assertThat(keyset("rotate")).isEqualTo(Command.DONE);
        assertThat(sealedBy("TEST-without")).isEqualTo(inFile().inUse());
    }

    private StoredKeys node(Keyset copied) {
        StoredKeys node =
                new StoredKeys(database, InstallationKeyset.from(copied.json(), ""), "main", Clock.systemUTC());
        node.open();
        return node;
    }

    private String sealedBy(String reference) {
        return database.sql("SELECT wrapped_by FROM safeguarding.data_key WHERE name = ?")
                .param(DataKey.ofConcern(reference))
                .query(String.class)
                .single();
    }

    @Test
    void a_start_with_another_keyset_is_refused_and_says_which_key_is_needed() {
        StoredKeys withAnother = new StoredKeys(
                database, InstallationKeyset.from(Keyset.generate().json(), ""), "main", Clock.systemUTC());
        assertThatThrownBy(withAnother::open)
                .hasMessageContaining("The keyset in SAFEGUARDING_KEYSET is not the one")
                .hasMessageContaining("needed is " + sealedBy().get(0));
    }

    @Test
    void a_keyset_is_never_made_over_one_that_is_there() {
        assertThat(keyset("new", file.toString())).isEqualTo(Command.FAILED);
        assertThat(said.toString()).contains("stays as it is");
        assertThatThrownBy(() -> keyset("new")).hasMessageContaining("Name the file");
        assertThat(keyset("other")).isEqualTo(Command.NOT_UNDERSTOOD);
    }
}
