package school.safeguarding.concern.join;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** The younger of two reports of one incident goes on with the elder. */
@Component
class JoinReportsDelegate implements JavaDelegate {

    private final JoinReports joinReports;

    JoinReportsDelegate(JoinReports joinReports) {
        this.joinReports = joinReports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Instant> due = joinReports.join(
                Reference.of(execution.getProcessBusinessKey()),
                Reference.of(RoutingFact.joinedReference.of(execution)));
        due.ifPresent(at -> RoutingFact.reviewDueAt.set(
                execution, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.UTC))));
    }
}
