package school.safeguarding.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A database and a mail server inside the process, so that a first start needs nothing but Java. */
@Configuration
@EnableConfigurationProperties(MailProperties.class)
@Profile("!production")
class TrialConfiguration {

    static final String IS_DURABLE = "safeguarding.trial.is-durable";

    @Bean
    TrialDatabase trialDatabase(
            ObjectProvider<EarlyTrial> early,
            @Value("${safeguarding.data-dir}") Path dataDir,
            @Value("${" + IS_DURABLE + ":true}") boolean isDurable,
            @Value("${safeguarding.is-command:false}") boolean isJoined) {
        if (isJoined) {
            return TrialDatabase.join(dataDir, isDurable);
        }
        return early.stream()
                .findFirst()
                .map(EarlyTrial::database)
                .orElseGet(() -> TrialDatabase.start(dataDir, isDurable));
    }

    @Bean
    JdbcConnectionDetails applicationConnection(TrialDatabase database) {
        return new As(TrialDatabase.APP, database.jdbcUrl());
    }

    @Bean
    FlywayConnectionDetails migrationConnection(TrialDatabase database) {
        return new MigratingAs(TrialDatabase.OWNER, database.jdbcUrl());
    }

    @Bean
    TrialFolder trialFolder(
            @Value("${safeguarding.data-dir}") Path dataDir,
            @Value("${" + IS_DURABLE + ":true}") boolean isDurable,
            @Value("${safeguarding.school}") String school) {
        return new TrialFolder(dataDir, isDurable, school);
    }

    @Bean
    TrialMail trialMail(@Value("${safeguarding.data-dir}") Path dataDir, Clock clock) throws IOException {
        return new TrialMail(dataDir.resolve("mail"), clock);
    }

    @Bean
    JavaMailSenderImpl mailSender(TrialMail mail, MailProperties properties) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mail.port());
        sender.getJavaMailProperties().putAll(properties.getProperties());
        return sender;
    }

    /** The trial's roles are open on this machine only, so a name is password enough. */
    private record As(String role, String url) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return role;
        }

        @Override
        public String getPassword() {
            return role;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }

    private record MigratingAs(String role, String url) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return role;
        }

        @Override
        public String getPassword() {
            return role;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
