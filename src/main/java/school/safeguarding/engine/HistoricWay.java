package school.safeguarding.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads the engine's history, which holds routing alone. */
@Component
class HistoricWay implements WayTaken {

    private static final String MAIN = "cse-concern";

    /** What the reporter is asked and has not answered yet is theirs. */
    private static final Set<String> OF_REPORTER = Set.of("reporter-answer", "still-worried");

    private final ProcessEngine engine;

    HistoricWay(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Way> of(String reference) {
        return AsSystem.inCommand(engine, () -> {
            List<HistoricProcessInstance> all = engine
                    .getHistoryService()
                    .createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(reference)
                    .list()
                    .stream()
                    .filter(one -> !OF_REPORTER.contains(one.getProcessDefinitionKey()))
                    .toList();
            return all.stream()
                    .filter(one -> one.getProcessDefinitionKey().equals(MAIN))
                    .max(Comparator.comparing(HistoricProcessInstance::getStartTime))
                    .map(main -> way(main, all));
        });
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
