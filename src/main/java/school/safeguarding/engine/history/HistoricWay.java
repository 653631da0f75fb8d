package school.safeguarding.engine.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.WayTaken;
import school.safeguarding.engine.offer.KeptOffers;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.Steps;

/** Reads the engine's history, which holds routing alone. */
@Component
class HistoricWay implements WayTaken {

    private static final String MAIN = "cse-concern";
    private static final String ABOUT_ANOTHER_STEP = Steps.ACT_ON_OVERDUE_STEP.value();

    /** What the reporter is asked and has not answered yet is theirs. */
    private static final Set<String> OF_REPORTER = Set.of("reporter-answer", "still-worried");

    /** Asked in its newest edition, whatever a concern began with. The other tables come with the procedure that asks them. */
    private static final String NEWEST_COUNTS = "deadlines";

    private final ProcessEngine engine;
    private final KeptOffers offers;

    HistoricWay(@Lazy ProcessEngine engine, KeptOffers offers) {
        this.engine = engine;
        this.offers = offers;
    }

    @Override
    public Optional<Way> of(Reference reference) {
        return AsSystem.inCommand(engine, () -> {
            List<HistoricProcessInstance> all = instances(reference);
            return all.stream()
                    .filter(one -> one.getProcessDefinitionKey().equals(MAIN))
                    .max(Comparator.comparing(HistoricProcessInstance::getStartTime))
                    .map(main -> way(main, all));
        });
    }

    private List<HistoricProcessInstance> instances(Reference reference) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value())
                .list()
                .stream()
                .filter(one -> !OF_REPORTER.contains(one.getProcessDefinitionKey()))
                .toList();
    }

    private Way way(HistoricProcessInstance main, List<HistoricProcessInstance> all) {
        List<HistoricActivityInstance> ofMain = activities(main);
        return new Way(
                xml(main.getProcessDefinitionId()),
                ids(ofMain, one -> one.getEndTime() != null && !one.isCanceled()),
                ids(ofMain, one -> one.getEndTime() == null),
                all.stream()
                        .flatMap(process -> activities(process).stream()
                                .filter(HistoricWay::isStep)
                                .map(one -> passed(process, one)))
                        .sorted(Comparator.comparing(Passed::from))
                        .toList());
    }

    @Override
    public Then before(Reference reference, Instant until) {
        return AsSystem.inCommand(engine, () -> {
            List<HistoricProcessInstance> running = instances(reference).stream()
                    .filter(one -> isOpen(one.getStartTime(), one.getEndTime(), until))
                    .toList();
            Map<String, Offer> offered = offers.before(reference.value(), until);
            return new Then(
                    running.stream()
                            .flatMap(process -> activities(process).stream()
                                    .filter(one -> one.getActivityType().equals(ActivityTypes.TASK_USER_TASK))
                                    .filter(one -> isOpen(one.getStartTime(), one.getEndTime(), until))
                                    .map(one -> new Open(
                                            name(one, reference),
                                            one.getStartTime().toInstant(),
                                            Optional.ofNullable(offered.get(one.getTaskId())))))
                            .sorted(Comparator.comparing(Open::since))
                            .toList(),
                    editions(running, until));
        });
    }

    /** With what tells it from others, such as the agency; never with who held another step. */
    private String name(HistoricActivityInstance step, Reference reference) {
        return Optional.ofNullable(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(step.getTaskId())
                        .singleResult())
                .filter(task -> !task.getTaskDefinitionKey().equals(ABOUT_ANOTHER_STEP))
                .map(task -> task.getName().replace(" · " + reference, ""))
                .orElse(step.getActivityName());
    }

    private static boolean isOpen(Date from, Date until, Instant time) {
        return from.toInstant().isBefore(time)
                && (until == null || !until.toInstant().isBefore(time));
    }

    private List<Edition> editions(List<HistoricProcessInstance> running, Instant until) {
        Stream<Edition> procedures = running.stream()
                .map(HistoricProcessInstance::getProcessDefinitionId)
                .distinct()
                .map(id -> engine.getRepositoryService().getProcessDefinition(id))
                .map(this::edition);
        Stream<Edition> tables = running.stream()
                .filter(one -> one.getProcessDefinitionKey().equals(MAIN))
                .max(Comparator.comparing(HistoricProcessInstance::getStartTime))
                .stream()
                .flatMap(main -> tables(main, until))
                .map(this::edition);
        return Stream.concat(procedures, tables)
                .sorted(Comparator.comparing(Edition::name))
                .toList();
    }

    private Stream<DecisionDefinition> tables(HistoricProcessInstance main, Instant until) {
        String deployment = engine.getRepositoryService()
                .getProcessDefinition(main.getProcessDefinitionId())
                .getDeploymentId();
        Stream<DecisionDefinition> ofModel =
                engine.getRepositoryService().createDecisionDefinitionQuery().deploymentId(deployment).list().stream()
                        .filter(table -> !table.getKey().equals(NEWEST_COUNTS));
        Optional<DecisionDefinition> newest = engine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(NEWEST_COUNTS)
                .list()
                .stream()
                .filter(table -> deployedAt(table).isBefore(until))
                .max(Comparator.comparing(ResourceDefinition::getVersion));
        return Stream.concat(ofModel, newest.stream());
    }

    private Edition edition(ResourceDefinition model) {
        return new Edition(
                Optional.ofNullable(model.getName()).orElse(model.getKey()), model.getVersion(), deployedAt(model));
    }

    private Instant deployedAt(ResourceDefinition model) {
        return engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentId(model.getDeploymentId())
                .singleResult()
                .getDeploymentTime()
                .toInstant();
    }

    private List<HistoricActivityInstance> activities(HistoricProcessInstance process) {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
    }

    private static boolean isStep(HistoricActivityInstance one) {
        return one.getActivityName() != null
                && (one.getActivityType().equals(ActivityTypes.TASK_USER_TASK)
                        || one.getActivityType().endsWith("Event")
                        || one.getActivityType().equals(ActivityTypes.BOUNDARY_TIMER));
    }

    private static Passed passed(HistoricProcessInstance process, HistoricActivityInstance one) {
        return new Passed(
                Optional.ofNullable(process.getProcessDefinitionName()).orElse(process.getProcessDefinitionKey()),
                one.getActivityName(),
                one.getStartTime().toInstant(),
                Optional.ofNullable(one.getEndTime()).map(Date::toInstant));
    }

    private static Set<String> ids(List<HistoricActivityInstance> all, Predicate<HistoricActivityInstance> isMeant) {
        return all.stream()
                .filter(isMeant)
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }

    private String xml(String definition) {
        try (InputStream model = engine.getRepositoryService().getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
