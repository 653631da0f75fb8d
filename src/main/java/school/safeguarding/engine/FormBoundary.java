package school.safeguarding.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;

/**
 * Where what a person wrote leaves the engine's hands: checked against the form, handed to the feature that keeps it, and
 * dropped. The engine keeps the routing facts that the feature returns.
 */
@Component
class FormBoundary {

    private final Map<String, StepForm> steps;
    private final DeployedForms forms = new DeployedForms();
    private final FeelEngine feel;
    private final Clock clock;

    FormBoundary(List<StepForm> steps, FeelEngine feel, Clock clock) {
        this.steps = steps.stream().collect(Collectors.toMap(StepForm::formId, Function.identity()));
        this.feel = feel;
        this.clock = clock;
    }

    void start(String deploymentId, String formId, VariableMap submitted, ExecutionEntity process) {
        if (process.getBusinessKey() != null) {
            throw refused("A reference is given when a report is accepted; none may be sent with it.");
        }
        RoutingFacts facts = submit(deploymentId, formId, submitted, Optional.empty(), Optional.empty(), Map.of());
        process.setProcessBusinessKey((String) facts.values().get(RoutingFact.reference.name()));
        keep(facts, process);
    }

    void complete(String deploymentId, String formId, VariableMap submitted, TaskEntity task) {
        RoutingFacts facts = submit(
                deploymentId,
                formId,
                submitted,
                Optional.of(task.getProcessInstance().getBusinessKey()),
                Optional.of(task.getTaskDefinitionKey()),
                Facts.of(task.getExecution()));
        if (facts.values().containsKey(RoutingFact.reference.name())) {
            throw new IllegalStateException("Only a report may set the reference");
        }
        SubmittedForms.current().add(task.getId());
        keep(facts, task.getExecution());
    }

    private RoutingFacts submit(
            String deploymentId,
            String formId,
            VariableMap submitted,
            Optional<String> reference,
            Optional<String> step,
            Map<String, Object> facts) {
        StepForm feature = steps.get(formId);
        String person = Context.getCommandContext().getAuthenticatedUserId();
        if (feature == null || person == null) {
            throw new IllegalStateException("Form " + formId + " has nobody to take it");
        }
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), BritishDates.ZONE);
            List<Answer> answers = new FormRules(forms.fields(deploymentId, formId), feel, today)
                    .check(SubmittedValues.of(submitted), facts);
            // A form handler runs with the person's own rights in the engine, the feature with its own.
            return asSystem(() ->
                    feature.submit(new Submission(formId, person, reference, step, answers, new HashMap<>(facts))));
        } catch (RefusedSubmission e) {
            throw refused(e.getMessage());
        }
    }

    private static void keep(RoutingFacts facts, VariableScope scope) {
        asSystem(() -> {
            facts.values().forEach(scope::setVariable);
            return null;
        });
    }

    private static <T> T asSystem(Callable<T> call) {
        try {
            return Context.getCommandContext().runWithoutAuthorization(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getClass().getSimpleName());
        }
    }

    private static FormFieldValidationException refused(String sentence) {
        RefusalNotice.say(sentence);
        return new FormFieldValidationException("refused", sentence);
    }
}
