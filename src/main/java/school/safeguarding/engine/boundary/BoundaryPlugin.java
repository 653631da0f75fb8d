package school.safeguarding.engine.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.engine.StepReads;
import school.safeguarding.engine.accounts.StepGrants;
import school.safeguarding.engine.calls.OwnStepsOnly;
import school.safeguarding.engine.history.ListedFactsOnly;
import school.safeguarding.engine.history.RoutingHistory;
import school.safeguarding.engine.jobs.KnownJobDefinitions;
import school.safeguarding.engine.steps.KnownProcessDefinitions;
import school.safeguarding.engine.steps.StepOffering;
import school.safeguarding.engine.view.RecordSerializer;
import school.safeguarding.engine.view.RecordValue;
import school.safeguarding.reference.Reference;

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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectProvider<SchoolView> schoolViews;
    private final ObjectProvider<StepReads> reads;
    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<TransactionOperations> transaction;

    BoundaryPlugin(
            ObjectProvider<FormBoundary> boundary,
            ObjectProvider<StepOffering> offering,
            ObjectProvider<RecordViews> views,
            ObjectProvider<SchoolView> schoolViews,
            ObjectProvider<StepReads> reads,
            ObjectProvider<IdentityService> identity,
            ObjectProvider<TransactionOperations> transaction) {
        this.boundary = boundary;
        this.offering = offering;
        this.views = views;
        this.schoolViews = schoolViews;
        this.reads = reads;
        this.identity = identity;
        this.transaction = transaction;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomHistoryLevels(new ArrayList<>(List.of(new RoutingHistory())));
        configuration.setHistory(RoutingHistory.NAME);
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setResourceAuthorizationProvider(new StepGrants());
        configuration.setCustomPreVariableSerializers(new ArrayList<>(List.of(new RecordSerializer(this::view))));
        configuration.setCustomSessionFactories(withOurs(configuration));
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new BoundaryParseListener(boundary::getObject, offering::getObject));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<SessionFactory> withOurs(ProcessEngineConfigurationImpl configuration) {
        List<SessionFactory> factories = configuration.getCustomSessionFactories() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomSessionFactories());
        factories.add(new SubmittedForms.Factory());
        factories.add(new OwnStepsOnly.Factory());
        factories.add(new KnownJobDefinitions.Factory());
        factories.add(new KnownProcessDefinitions.Factory());
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
        AccountId account = AccountId.of(reader.getUserId());
        return transaction.getObject().execute(status -> {
            if (!RoutingFact.isReference(reference)) {
                OpenedStep.taskId().ifPresent(taskId -> OpenedStep.readBy(account));
                return schoolView(reference, account);
            }
            Optional<String> view = views.getObject().viewAsJson(Reference.of(reference), account);
            view.ifPresent(shown -> OpenedStep.taskId().ifPresent(taskId -> {
                reads.forEach(read -> read.read(reference, taskId, account));
                OpenedStep.readBy(account);
            }));
            return view.orElseGet(() -> RecordValue.referenceOnly(reference));
        });
    }

    private String schoolView(String key, AccountId reader) {
        Map<String, Object> view = schoolViews.stream()
                .filter(one -> one.knows(key))
                .findFirst()
                .map(one -> one.view(key, reader))
                .orElse(Map.of());
        try {
            return JSON.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            // Its message may quote what was written, so it goes no further.
            throw new IllegalStateException("A view could not be written");
        }
    }
}
