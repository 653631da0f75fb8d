package school.safeguarding.parentcontact;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Each adult with parental responsibility is told, or not told, by itself. */
@Component
class OpenContactsDelegate implements JavaDelegate {

    private final OpenContacts openContacts;

    OpenContactsDelegate(OpenContacts openContacts) {
        this.openContacts = openContacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("openContacts", openContacts.openMissing(execution.getProcessBusinessKey()));
    }
}
