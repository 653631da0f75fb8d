package school.safeguarding.parentcontact;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.reference.Reference;

/** Tells the concern's own process how many adults are still to be settled; it waits for none. */
@Component
class SettleContactDelegate implements JavaDelegate {

    private final OpenContacts openContacts;
    private final Procedures procedures;

    SettleContactDelegate(OpenContacts openContacts, Procedures procedures) {
        this.openContacts = openContacts;
        this.procedures = procedures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Reference reference = Reference.of(execution.getProcessBusinessKey());
        procedures.keep(reference, RoutingFacts.of("openContacts", openContacts.countOpen(reference)));
    }
}
