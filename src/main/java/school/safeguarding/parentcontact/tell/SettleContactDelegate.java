package school.safeguarding.parentcontact.tell;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.reference.Reference;

/** Tells the concern's own process how many adults are still to be settled; it waits for none. */
@Component
class SettleContactDelegate implements JavaDelegate {

    private final OpenContacts openContacts;

    SettleContactDelegate(OpenContacts openContacts) {
        this.openContacts = openContacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        openContacts.settle(
                Reference.of(execution.getProcessBusinessKey()), ParentContacts.adult(execution.getVariables()));
    }
}
