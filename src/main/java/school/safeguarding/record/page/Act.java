package school.safeguarding.record.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * Something that a reader may do to a record. Each leads to where it is done, by the rules of that step or page: this page changes no
 * record.
 */
record Act(What what, String link) {

    enum What {
        ADD,
        ATTACH,
        CORRECT,
        WITHDRAW,
        OPEN_AGAIN,
        HOLD,
        LIFT_HOLD,
        DELETE
    }

    private static final StepId ADD = Steps.ADD_TO_RECORD;

    private static final String START = "/camunda/app/tasklist/default/#/?processStart=";

    /** Those alone that this reader is offered. */
    static List<Act> of(Reading.Opened record, AccountId reader) {
        List<OpenStep> theirs = record.steps().stream()
                .filter(step -> step.people().contains(reader))
                .toList();
        Optional<String> add = theirs.stream()
                .filter(step -> step.step().equals(ADD))
                .findFirst()
                .map(ShownStep::link);
        List<Act> acts = new ArrayList<>();
        add.ifPresent(link -> {
            acts.add(new Act(What.ADD, link));
            acts.add(new Act(What.ATTACH, "/records/" + record.reference() + "/attachments/new"));
            acts.add(new Act(What.CORRECT, link));
        });
        add.or(() -> theirs.stream().findFirst().map(ShownStep::link))
                .ifPresent(link -> acts.add(new Act(What.WITHDRAW, link)));
        if (record.mayOpenAgain()) {
            acts.add(new Act(What.OPEN_AGAIN, START + "open-again&about=" + record.reference()));
        }
        if (record.mayHold()) {
            acts.add(new Act(
                    record.legalHold().isEmpty() ? What.HOLD : What.LIFT_HOLD,
                    START + "legal-hold&about=" + record.reference()));
        }
        if (record.mayDelete()) {
            acts.add(new Act(What.DELETE, START + "legal-hold&about=" + record.reference()));
        }
        return acts;
    }
}
