package school.safeguarding.parentcontact.tell;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** Each adult with parental responsibility is told, or not told, by itself. */
@Component
class OpenContactsDelegate implements JavaDelegate {

    private final OpenContacts openContacts;

    OpenContactsDelegate(OpenContacts openContacts) {
        this.openContacts = openContacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Reference reference = Reference.of(execution.getProcessBusinessKey());
        if (RoutingFact.isHomeAskedAgain.isTrue(execution)) {
            openContacts.askAgain(reference);
            RoutingFact.isHomeAskedAgain.set(execution, false);
        }
        RoutingFact.openContacts.set(execution, openContacts.openMissing(reference));
    }
}
