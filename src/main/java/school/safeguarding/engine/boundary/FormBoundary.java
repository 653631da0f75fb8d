package school.safeguarding.engine.boundary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.RefusalNotice;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.Facts;
import school.safeguarding.engine.Participation;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.FormsTaken;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.engine.form.TakenForm;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;

/**
 * Where what a person wrote leaves the engine's hands: checked against the form, handed to the feature that keeps it, and
 * dropped. The engine keeps the routing facts that the feature returns.
 */
@Component
class FormBoundary {

    /** The choice that every step's form has. */
    private static final String STEP_OUT = "stepOut";

    private static final String STEP_OUT_REASON = "stepOutReason";

    /** What a process is about that a person starts: forms show their view of it. */
    private static final List<RoutingFact> KEYS = List.of(
            RoutingFact.reference,
            RoutingFact.accountChangeId,
            RoutingFact.lowLevelReference,
            RoutingFact.nearDayChangeId);

    private final Map<String, StepForm> steps;
    private final DeployedForms forms = new DeployedForms();
    private final FeelEngine feel;
    private final UnusualDays unusualDays;
    private final ObjectProvider<Participation> participation;
    private final ObjectProvider<FormsTaken> taken;
    private final Clock clock;

    FormBoundary(
            List<StepForm> steps,
            FeelEngine feel,
            UnusualDays unusualDays,
            ObjectProvider<Participation> participation,
            ObjectProvider<FormsTaken> taken,
            Clock clock) {
        this.steps = steps.stream().collect(Collectors.toMap(StepForm::formId, Function.identity()));
        this.feel = feel;
        this.unusualDays = unusualDays;
        this.participation = participation;
        this.taken = taken;
        this.clock = clock;
    }

    void start(String deploymentId, String formId, VariableMap submitted, ExecutionEntity process) {
        if (process.getBusinessKey() != null) {
            throw refused("A reference is given when a report is accepted; none may be sent with it.");
        }
        RoutingFacts facts =
                submit(deploymentId, formId, submitted, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        KEYS.stream()
                .map(fact -> (String) facts.values().get(fact.name()))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(process::setProcessBusinessKey);
        keep(facts.asVariables(), process);
    }

    void complete(String deploymentId, String formId, VariableMap submitted, TaskEntity task) {
        AccountId person = sender(formId);
        if (task.getAssignee() != null && !task.getAssignee().equals(person.value())) {
            throw refused("Somebody else has taken this step. Nothing was stored.");
        }
        Optional<Reference> reference = Reference.in(task.getProcessInstance().getBusinessKey());
        if (reference
                .filter(concern -> !participation.getObject().mayTakePart(concern, person))
                .isPresent()) {
            throw refused(Refusal.STEP_GONE.sentence());
        }
        if (isSteppingOut(deploymentId, formId, submitted, task)) {
            return;
        }
        RoutingFacts facts = submit(
                deploymentId,
                formId,
                submitted,
                reference,
                Optional.of(StepId.of(task.getTaskDefinitionKey())),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                facts(formId, submitted, reference, task));
        if (facts.values().containsKey(RoutingFact.reference.name())) {
            throw new IllegalStateException("Only a report may set the reference");
        }
        SubmittedForms.current().add(task.getId());
        keep(facts.kept(), task.getExecution());
    }

    private Map<String, Object> facts(
            String formId, VariableMap submitted, Optional<Reference> reference, TaskEntity task) {
        Map<String, Object> facts = Facts.of(task.getExecution());
        Set<String> answered = SubmittedValues.of(submitted).entrySet().stream()
                .filter(sent -> sent.getValue() != null && !sent.getValue().equals(""))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        StepForm feature = steps.get(formId);
        if (feature != null) {
            reference.ifPresent(concern -> facts.putAll(
                    AsSystem.inThisCommand(() -> feature.changedSince(concern.value(), Map.copyOf(facts), answered))));
        }
        return facts;
    }

    /**
     * Whoever steps out leaves the step undone. A pending delegation is the engine's own way to take a form without
     * completing its step: it goes back to whoever else is offered it.
     */
    private boolean isSteppingOut(String deploymentId, String formId, VariableMap submitted, TaskEntity task) {
        Map<String, Object> values = SubmittedValues.of(submitted);
        if (!Boolean.TRUE.equals(values.get(STEP_OUT))) {
            return false;
        }
        if (!RoutingFact.isReference(task.getProcessInstance().getBusinessKey())) {
            throw refused("This step is about no concern, so there is none to withdraw from. Nothing was stored.");
        }
        AccountId person = sender(formId);
        try {
            List<Answer> answers = rules(deploymentId, formId).check(values, Facts.of(task.getExecution()));
            String reason = answers.stream()
                    .filter(answer -> answer.key().equals(STEP_OUT_REASON))
                    .flatMap(answer -> answer.values().stream())
                    .findFirst()
                    .orElse("");
            AsSystem.inThisCommand(() -> {
                participation
                        .getObject()
                        .stepOut(Reference.of(task.getProcessInstance().getBusinessKey()), person, reason);
                return null;
            });
        } catch (RefusedSubmission e) {
            throw refused(e.getMessage(), e.inFull(), e.faults());
        }
        task.setDelegationState(DelegationState.PENDING);
        return true;
    }

    /** @throws IllegalStateException where the system itself sends it, which has nothing to say */
    private static AccountId sender(String formId) {
        return AccountId.in(Context.getCommandContext().getAuthenticatedUserId())
                .orElseThrow(() -> new IllegalStateException("Form " + formId + " was sent by nobody"));
    }

    private FormRules rules(String deploymentId, String formId) {
        LocalDate today = BritishDates.today(clock);
        AccountId person = sender(formId);
        return new FormRules(
                forms.fields(deploymentId, formId),
                feel,
                today,
                unusual -> unusualDays.isSaidAgain(person, formId, unusual));
    }

    private RoutingFacts submit(
            String deploymentId,
            String formId,
            VariableMap submitted,
            Optional<Reference> reference,
            Optional<StepId> step,
            Optional<Instant> dueAt,
            Map<String, Object> facts) {
        StepForm feature = steps.get(formId);
        if (feature == null) {
            throw new IllegalStateException("Form " + formId + " has nothing that takes it");
        }
        AccountId person = sender(formId);
        try {
            // Whoever sends the form has not stepped out: the tick beside it says nothing that a record should keep.
            List<Answer> answers = rules(deploymentId, formId).check(SubmittedValues.of(submitted), facts).stream()
                    .filter(answer -> !answer.key().equals(STEP_OUT))
                    .toList();
            // A form handler runs with the person's own rights in the engine, the feature with its own.
            return AsSystem.inThisCommand(() -> {
                RoutingFacts found = feature.submit(
                        new Submission(formId, person, reference, step, answers, dueAt, new HashMap<>(facts)));
                TakenForm form =
                        TakenForm.of(formId, reference, forms.fields(deploymentId, formId), answers, dueAt, facts);
                taken.forEach(one -> one.taken(form));
                return found;
            });
        } catch (RefusedSubmission e) {
            throw refused(e.getMessage(), e.inFull(), e.faults());
        }
    }

    private static void keep(Map<String, Object> facts, VariableScope scope) {
        AsSystem.inThisCommand(() -> {
            scope.setVariables(facts);
            return null;
        });
    }

    private static FormFieldValidationException refused(String sentence) {
        return refused(sentence, sentence, Map.of());
    }

    /** @param inFull with words of the record, which stand in the answer to the person and in no exception */
    private static FormFieldValidationException refused(String sentence, String inFull, Map<String, String> faults) {
        RefusalNotice.say(inFull, faults);
        return new FormFieldValidationException("refused", sentence);
    }
}
