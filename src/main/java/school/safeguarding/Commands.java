package school.safeguarding;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import school.safeguarding.command.Command;
import school.safeguarding.logging.FailureCodes;

/**
 * Runs one command and ends: neither the engine nor the web server is started, and nothing is migrated. A trial that is
 * running already goes on.
 */
final class Commands {

    private Commands() {}

    /** What the commands need of the application: the way to the database and the keyset. No part of the application itself. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @ComponentScan(
            basePackageClasses = Commands.class,
            useDefaultFilters = false,
            includeFilters = {
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Command.class),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "school\\.safeguarding\\.(trial\\.TrialConfiguration|protection\\.(ProtectionConfiguration|BackupSeal)|backup\\.BackupConfiguration|calendar\\.ClockConfiguration)")
            })
    static class Needed {}

    static boolean isOne(String[] arguments) {
        return name(arguments).isPresent();
    }

    /** The first word that is no setting. */
    private static Optional<String> name(String[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst();
    }

    static int run(String[] arguments, PrintStream out) {
        try (ConfigurableApplicationContext context = context(arguments)) {
            List<Command> known =
                    context.getBeansOfType(Command.class).values().stream().toList();
            String name = name(arguments).orElseThrow();
            List<String> rest = new ArrayList<>(List.of(arguments));
            rest.remove(name);
            return known.stream()
                    .filter(command -> command.name().equals(name))
                    .findFirst()
                    .map(command -> command.run(rest, out))
                    .orElseGet(() -> notUnderstood(known, out));
        } catch (RuntimeException e) {
            FailureCodes failure = FailureCodes.of(e);
            out.println(failure.inOurWords().orElseGet(failure::inOneLine));
            return Command.FAILED;
        }
    }

    private static ConfigurableApplicationContext context(String[] arguments) {
        return new SpringApplicationBuilder(Needed.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(ProductionSettings.IS_COMMAND + "=true")
                .run(arguments);
    }

    private static int notUnderstood(List<Command> known, PrintStream out) {
        out.println("Commands:");
        known.stream().flatMap(command -> command.usage().stream()).sorted().forEach(line -> out.println("  " + line));
        return Command.NOT_UNDERSTOOD;
    }
}
