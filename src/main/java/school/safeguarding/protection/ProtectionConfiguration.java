package school.safeguarding.protection;

import java.time.Clock;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept is sealed, from the first row on. */
@Configuration
class ProtectionConfiguration {

    @Bean
    InstallationKeyset installationKeyset(
            @Value("${safeguarding.keyset:}") String text, @Value("${safeguarding.keyset-file:}") String file) {
        return InstallationKeyset.from(text, file);
    }

    @Bean
    StoredKeys storedKeys(
            JdbcClient database,
            InstallationKeyset keyset,
            @Value("${safeguarding.school}") String school,
            Clock clock) {
        return new StoredKeys(database, keyset, school, clock);
    }

    @Bean
    HibernatePropertiesCustomizer sealedColumns(Seals seals) {
        SealedColumns columns = new SealedColumns(seals);
        IntegratorProvider provider = () -> List.of(new Sealing(columns));
        return properties -> properties.put(JpaSettings.INTEGRATOR_PROVIDER, provider);
    }

    private record Sealing(SealedColumns columns) implements Integrator {

        @Override
        public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
            EventListenerRegistry listeners = factory.getServiceRegistry().requireService(EventListenerRegistry.class);
            listeners.appendListeners(EventType.PRE_LOAD, columns);
            listeners.appendListeners(EventType.PRE_INSERT, columns);
            listeners.appendListeners(EventType.PRE_UPDATE, columns);
            listeners.prependListeners(EventType.POST_INSERT, columns);
            listeners.prependListeners(EventType.POST_UPDATE, columns);
        }

        @Override
        public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
            // There is nothing to give back.
        }
    }
}
