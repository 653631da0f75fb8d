package school.safeguarding.engine.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the engine, and the forms' conditions with it, decide without parsing or deciding the same again. */
@Configuration
class DecisionsConfiguration {

    /** Reads the conditions of forms as the decisions are read. */
    @Bean
    static FeelEngine feelEngine() {
        return new ParsedOnceFeelEngine();
    }

    @Bean
    static AbstractProcessEnginePlugin decisions(FeelEngine feel) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setDmnEngineConfiguration(new Remembering(feel));
                List<SessionFactory> factories = configuration.getCustomSessionFactories() == null
                        ? new ArrayList<>()
                        : new ArrayList<>(configuration.getCustomSessionFactories());
                factories.add(new KnownDecisions.Factory());
                configuration.setCustomSessionFactories(factories);
            }
        };
    }

    private static Optional<String> version(DmnDecision decision) {
        return decision instanceof DecisionDefinition deployed ? Optional.of(deployed.getId()) : Optional.empty();
    }

    private static final class Remembering extends DefaultDmnEngineConfiguration {

        Remembering(FeelEngine feel) {
            setFeelEngineFactory(() -> feel);
        }

        @Override
        public DmnEngine buildEngine() {
            init();
            return new RememberingDmnEngine(this, DecisionsConfiguration::version);
        }
    }
}
