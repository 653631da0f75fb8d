package school.safeguarding.engine.boundary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.reference.Reference;

/** Fills in the form of a step for whoever opens it, where they may read the record that it is taken from. */
@Component
public class FormsFilledIn {

    private static final Logger log = LoggerFactory.getLogger(FormsFilledIn.class);

    private static final List<String> FACTS = Arrays.stream(RoutingFact.values())
            .filter(fact -> fact != RoutingFact.record)
            .map(RoutingFact::name)
            .toList();

    /**
     * Questions that go by the name of a routing fact, by their form. The engine would answer with the fact: the last decision, from
     * before a disclosure, would stand there ticked.
     */
    static final Map<String, Set<RoutingFact>> ASKED_AFRESH = Map.of(
            "decide-response", Set.of(RoutingFact.decidedLevel, RoutingFact.response, RoutingFact.monitorOn),
            "record-acknowledgement", Set.of(RoutingFact.agencyAnswer),
            "review-outcome", Set.of(RoutingFact.outcome));

    private final ObjectProvider<FilledIn> forms;
    private final ObjectProvider<RecordViews> views;
    private final TransactionOperations transaction;
    private final ProcessEngine engine;

    FormsFilledIn(
            ObjectProvider<FilledIn> forms,
            ObjectProvider<RecordViews> views,
            TransactionOperations transaction,
            @Lazy ProcessEngine engine) {
        this.forms = forms;
        this.views = views;
        this.transaction = transaction;
        this.engine = engine;
    }

    /**
     * By the field's key, null for one that is asked afresh. Empty where nothing is filled in: a step must be open to be done whether or
     * not somebody has to type what could have been there.
     */
    public Map<String, Object> of(String taskId, AccountId reader) {
        Map<String, Object> answers = new LinkedHashMap<>();
        try {
            transaction.executeWithoutResult(status -> fillIn(answers, taskId, reader));
        } catch (RuntimeException e) {
            log.error("A form could not be filled in: {}", e.getClass().getSimpleName());
        }
        return answers;
    }

    /** What is asked afresh comes first, so that it stays so where the rest fails. */
    private void fillIn(Map<String, Object> answers, String taskId, AccountId reader) {
        Optional<Step> step = AsSystem.inCommand(engine, () -> step(taskId));
        step.map(open -> ASKED_AFRESH.getOrDefault(open.formId(), Set.of()))
                .ifPresent(afresh -> afresh.forEach(question -> answers.put(question.name(), null)));
        step.filter(open -> forms.stream().anyMatch(form -> form.formId().equals(open.formId())))
                .filter(open -> RoutingFact.isReference(open.reference())
                        ? views.getObject().mayRead(Reference.of(open.reference()), reader)
                        : open.isOfferedTo(reader))
                .ifPresent(open -> forms.stream()
                        .filter(form -> form.formId().equals(open.formId()))
                        .map(form -> form.answers(open.reference(), open.facts(), reader))
                        .forEach(answers::putAll));
    }

    private Optional<Step> step(String taskId) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskId(taskId)
                .initializeFormKeys()
                .singleResult();
        if (task == null || task.getCamundaFormRef() == null) {
            return Optional.empty();
        }
        ProcessInstance process = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        Map<String, Object> facts = new LinkedHashMap<>(engine.getTaskService().getVariables(taskId, FACTS));
        facts.values().removeIf(value -> value == null);
        // Who may read a record is asked elsewhere, and each form of one is opened often.
        Set<AccountId> people = RoutingFact.isReference(process.getBusinessKey())
                ? Set.of()
                : engine.getTaskService().getIdentityLinksForTask(taskId).stream()
                        .map(IdentityLink::getUserId)
                        .flatMap(id -> AccountId.in(id).stream())
                        .collect(Collectors.toSet());
        return Optional.of(new Step(task.getCamundaFormRef().getKey(), process.getBusinessKey(), facts, people));
    }

    /** @param people whoever is offered it or has taken it, by account id; empty for a step of a concern */
    private record Step(String formId, String reference, Map<String, Object> facts, Set<AccountId> people) {

        boolean isOfferedTo(AccountId reader) {
            return people.contains(reader);
        }
    }
}
