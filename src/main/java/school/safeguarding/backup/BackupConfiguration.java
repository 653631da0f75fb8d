package school.safeguarding.backup;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** A server's database; a trial brings its own folder. */
@Configuration
@Profile("production")
class BackupConfiguration {

    @Bean
    Installation serverInstallation(Environment settings, @Value("${safeguarding.school}") String school) {
        return new ServerInstallation(settings, school);
    }
}
