package school.safeguarding.notification.send;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.NextSteps;
import school.safeguarding.engine.NextSteps.NextStep;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.NoticeKind;

/** Where a notice leads: to the step that it is about where that is this person's to do, else to their first page. */
@Component
class StepLinks {

    private static final String FIRST_PAGE = "/";

    private final NextSteps steps;

    StepLinks(NextSteps steps) {
        this.steps = steps;
    }

    /** The path. A step's id is drawn at random and says nothing. */
    String of(Notice notice) {
        if (notice.kind() == NoticeKind.REPORT_NOT_SENT) {
            return "/report";
        }
        if (notice.kind() == NoticeKind.LOW_LEVEL_LEFT) {
            return "/low-level";
        }
        if (notice.toAccount().isEmpty()
                || notice.reference().isEmpty()
                || notice.kind() == NoticeKind.REPORT_RECEIVED) {
            return FIRST_PAGE;
        }
        List<NextStep> open =
                steps.of(notice.toAccount().get(), notice.reference().get());
        return named(open, notice.stepName())
                .or(() -> open.stream().findFirst())
                .map(step -> "/steps/" + step.taskId())
                .orElse(FIRST_PAGE);
    }

    private static Optional<NextStep> named(List<NextStep> open, Optional<String> name) {
        return open.stream()
                .filter(step -> name.filter(step.title()::equals).isPresent())
                .findFirst();
    }
}
