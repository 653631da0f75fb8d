package school.safeguarding.concern.report;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.reference.Reference;

@Component
class AssumeContentDelegate implements JavaDelegate {

    private final AssumeContent assumeContent;

    AssumeContentDelegate(AssumeContent assumeContent) {
        this.assumeContent = assumeContent;
    }

    @Override
    public void execute(DelegateExecution execution) {
        assumeContent.assume(Reference.of(execution.getProcessBusinessKey()));
    }
}
