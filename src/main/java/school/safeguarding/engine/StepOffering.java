package school.safeguarding.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Names a new step by its reference and offers it to the people who may do it. */
@Component
class StepOffering {

    private final StepOffers offers;

    StepOffering(StepOffers offers) {
        this.offers = offers;
    }

    void created(DelegateTask task, String offeredTo) {
        String reference = task.getExecution().getProcessBusinessKey();
        Map<String, Object> facts = Facts.of(task.getExecution());
        String detail = offers.detail(facts).map(words -> " · " + words).orElse("");
        task.setName(task.getName() + detail + " · " + reference);
        Set<String> people = offers.candidates(reference, task.getTaskDefinitionKey(), offeredTo, facts);
        people.forEach(task::addCandidateUser);
    }
}
