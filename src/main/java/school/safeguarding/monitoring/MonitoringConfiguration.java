package school.safeguarding.monitoring;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** What a watching program may ask, at a port of its own that is closed unless the installation opens it. */
@Configuration
class MonitoringConfiguration {

    private static final String USER = "it-support";

    @Bean
    HealthContributor installationHealthContributor(List<Check> checks) {
        return CompositeHealthContributor.fromMap(
                checks.stream().collect(Collectors.toMap(Check::name, Function.identity())), Asked::new);
    }

    private record Asked(Check check) implements HealthIndicator {

        /** The code and no more: why is in the log. */
        @Override
        public Health health() {
            try {
                Check.Found found = check.look();
                Health.Builder answer = found.alarm().isPresent() ? Health.down() : Health.up();
                found.alarm()
                        .ifPresent(alarm -> answer.withDetail("alarm", alarm.replaceFirst("^ALARM (A\\d+).*", "$1")));
                return answer.withDetails(found.details()).build();
            } catch (RuntimeException e) {
                return Health.down()
                        .withDetail("failure", e.getClass().getSimpleName())
                        .build();
            }
        }
    }

    @Bean
    @Order(0)
    @ConditionalOnExpression("${management.server.port:-1} >= 0")
    SecurityFilterChain monitoring(
            HttpSecurity http,
            PasswordEncoder passwords,
            @Value("${management.server.port}") int port,
            @Value("${server.port:8080}") int portOfApplication,
            @Value("${safeguarding.monitoring.password}") String password)
            throws Exception {
        if (password.isBlank()) {
            throw new IllegalStateException(
                    "The port for monitoring is open: set SAFEGUARDING_MONITORING_PASSWORD too.");
        }
        refuseSharedPort(port, portOfApplication);
        DaoAuthenticationProvider known = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                User.withUsername(USER).password(passwords.encode(password)).build()));
        known.setPasswordEncoder(passwords);
        return http.securityMatcher(request -> request.getLocalPort() == port)
                .authenticationManager(new ProviderManager(known))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** On one port, what guards monitoring would stand before every page: nobody could sign in. */
    static void refuseSharedPort(int port, int portOfApplication) {
        if (port == portOfApplication && port != 0) {
            throw new IllegalStateException("The port for monitoring is the application's own, " + port
                    + ": set SAFEGUARDING_MONITORING_PORT to another.");
        }
    }
}
