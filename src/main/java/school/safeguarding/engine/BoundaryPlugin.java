package school.safeguarding.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Builds the boundary into the engine. What it needs of the features is asked for when it is used, since they need the
 * engine themselves.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BoundaryPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<FormBoundary> boundary;
    private final ObjectProvider<StepOffering> offering;
    private final ObjectProvider<RecordViews> views;
    private final ObjectProvider<IdentityService> identity;

    BoundaryPlugin(
            ObjectProvider<FormBoundary> boundary,
            ObjectProvider<StepOffering> offering,
            ObjectProvider<RecordViews> views,
            ObjectProvider<IdentityService> identity) {
        this.boundary = boundary;
        this.offering = offering;
        this.views = views;
        this.identity = identity;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(new ArrayList<>(List.of(new RoutingHistory())));
        configuration.setHistory(RoutingHistory.NAME);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setResourceAuthorizationProvider(new StepGrants());
        configuration.setCustomPreVariableSerializers(new ArrayList<>(List.of(new RecordSerializer(this::view))));
        configuration.setCustomSessionFactories(withSubmittedForms(configuration));
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new BoundaryParseListener(boundary::getObject, offering::getObject));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<SessionFactory> withSubmittedForms(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> factories = configuration.getCustomSessionFactories() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomSessionFactories());
        factories.add(new SubmittedForms.Factory());
        return factories;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        DefaultVariableSerializers serializers = (DefaultVariableSerializers) configuration.getVariableSerializers();
        List<TypedValueSerializer<?>> checked = new ArrayList<>();
        serializers.getSerializers().forEach(serializer -> checked.add(new ListedFactsOnly<>(serializer)));
        serializers.setSerializerList(checked);
    }

    /** Without anybody signed in, as in a job, there is nobody to show more than the reference to. */
    private String view(String reference) {
        Authentication reader = identity.getObject().getCurrentAuthentication();
        if (reader == null || reader.getUserId() == null) {
            return RecordValue.referenceOnly(reference);
        }
        return views.getObject()
                .viewAsJson(reference, reader.getUserId())
                .orElseGet(() -> RecordValue.referenceOnly(reference));
    }
}
