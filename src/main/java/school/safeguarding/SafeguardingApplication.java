package school.safeguarding;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import school.safeguarding.engine.mappings.EarlyMappings;
import school.safeguarding.logging.UncaughtFailures;
import school.safeguarding.trial.EarlyTrial;

@SpringBootApplication
public class SafeguardingApplication {

    public static void main(String[] args) {
        // The engine keeps times without a zone: in any that changes its clocks, an hour of the year would be
        // ambiguous.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        UncaughtFailures.goToTheLog();
        if (Commands.isOne(args)) {
            System.exit(Commands.run(args, System.out));
        }
        SpringApplication application = new SpringApplication(SafeguardingApplication.class);
        application.addListeners(new EarlyMappings(), new EarlyTrial());
        application.run(args);
    }
}
