package school.safeguarding.parentcontact.hold;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Hold;
import school.safeguarding.reference.Reference;

/** Gives {@code contact-hold.dmn} what it asks. */
@Component
class ContactHoldFactsListener implements ExecutionListener {

    private final ParentContacts contacts;

    ContactHoldFactsListener(ParentContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Reference reference = Reference.of(execution.getProcessBusinessKey());
        Hold hold = execution.hasVariable(RoutingFact.adult.name())
                ? contacts.hold(reference, (Integer) execution.getVariable(RoutingFact.adult.name()))
                : contacts.hold(reference);
        RoutingFact.isLadoPending.set(execution, hold.isLadoPending());
        RoutingFact.isAskedToHold.set(execution, hold.isAskedToHold());
        RoutingFact.isHouseholdInvolved.set(execution, hold.isHouseholdInvolved());
        RoutingFact.isReasonToHold.set(execution, hold.isReasonToHold());
    }
}
