package school.safeguarding.engine;

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
        task.setName(task.getName() + " · " + reference);
        Set<String> people =
                offers.candidates(reference, task.getTaskDefinitionKey(), offeredTo, Facts.of(task.getExecution()));
        people.forEach(task::addCandidateUser);
    }
}
