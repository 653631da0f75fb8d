package school.safeguarding.engine.mappings;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where nothing was read early, as in tests, the engine reads its statements itself. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class MappingsPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<EarlyMappings> early;

    MappingsPlugin(ObjectProvider<EarlyMappings> early) {
        this.early = early;
    }

    /** The engine keeps what is there already. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        early.ifAvailable(mappings -> configuration.setSqlSessionFactory(mappings.over(configuration.getDataSource())));
    }
}
