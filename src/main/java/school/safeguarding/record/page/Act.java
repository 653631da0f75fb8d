package school.safeguarding.record.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.engine.Procedures.OpenStep;

/**
 * Something that a reader may do to a record. Each leads to where it is done, by the rules of that step or page: this page changes no
 * record.
 *
 * @param hint what to choose there; empty where there is nothing to choose
 */
record Act(String title, String hint, String link) {

    private static final String ADD = "userTask_addToRecord";

    private static final String START = "/camunda/app/tasklist/default/#/?processStart=";

    /** Those alone that this reader is offered. */
    static List<Act> of(Reading.Opened record, String reader) {
        List<OpenStep> theirs = record.steps().stream()
                .filter(step -> step.people().contains(reader))
                .toList();
        Optional<String> add = theirs.stream()
                .filter(step -> step.step().equals(ADD))
                .findFirst()
                .map(ShownStep::link);
        List<Act> acts = new ArrayList<>();
        add.ifPresent(link -> {
            acts.add(new Act("Add to the record", "", link));
            acts.add(new Act("Attach a document", "", "/records/" + record.reference() + "/attachments/new"));
            acts.add(new Act(
                    "Correct the record",
                    "Choose “A correction” there, that it is the wrong child, or that it is about somebody else.",
                    link));
        });
        add.or(() -> theirs.stream().findFirst().map(ShownStep::link))
                .ifPresent(link -> acts.add(new Act(
                        "Withdraw from this concern",
                        "Tick “I must withdraw from this concern” there. It is closed to you from then on.",
                        link)));
        if (record.mayOpenAgain()) {
            acts.add(new Act(
                    "Open again", "Say there what has come up.", START + "open-again&about=" + record.reference()));
        }
        if (record.mayHold()) {
            acts.add(new Act(
                    record.legalHold().isEmpty() ? "Put on legal hold" : "Lift the legal hold",
                    record.legalHold().isEmpty()
                            ? "For what a court, an inquiry or the LADO may need: it is kept whatever else."
                            : "A second person has to agree.",
                    START + "legal-hold&about=" + record.reference()));
        }
        if (record.mayDelete()) {
            acts.add(new Act(
                    "Ask for this record to be deleted",
                    "Choose that under “What is to be done”. A second person has to agree, and nothing brings it back.",
                    START + "legal-hold&about=" + record.reference()));
        }
        return acts;
    }
}
