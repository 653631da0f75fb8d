package school.safeguarding.parentcontact;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import school.safeguarding.parentcontact.ParentContacts.Hold;

/** Gives {@code contact-hold.dmn} what it asks. */
@Component
class ContactHoldFactsListener implements ExecutionListener {

    private final ParentContacts contacts;

    ContactHoldFactsListener(ParentContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        Hold hold = execution.hasVariable("adult")
                ? contacts.hold(reference, (Integer) execution.getVariable("adult"))
                : contacts.hold(reference);
        execution.setVariable("isLadoPending", hold.isLadoPending());
        execution.setVariable("isAskedToHold", hold.isAskedToHold());
        execution.setVariable("isHouseholdInvolved", hold.isHouseholdInvolved());
        execution.setVariable("isReasonToHold", hold.isReasonToHold());
    }
}
