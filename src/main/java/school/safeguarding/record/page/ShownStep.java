package school.safeguarding.record.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures.OpenStep;

/**
 * An open step as a page shows it.
 *
 * @param link where this reader works it; empty where it is not theirs
 * @param heldBy names of whoever has taken it, else of everybody who is offered it
 */
record ShownStep(String title, Optional<String> due, boolean isLate, String heldBy, Optional<String> link) {

    /** The reporter's own, about which nobody else learns anything before it is answered. */
    private static final String OF_REPORTER = "reporter";

    private static final String TASK = "/camunda/app/tasklist/default/#/?task=";

    static String link(OpenStep step) {
        return TASK + step.id();
    }

    /** Those that are due first stand first. */
    static List<ShownStep> of(List<OpenStep> steps, AccountId reader, Instant now, Function<AccountId, String> names) {
        return steps.stream()
                .filter(step ->
                        !step.offeredTo().equals(OF_REPORTER) || step.people().contains(reader))
                .sorted(Comparator.comparing(step -> step.dueAt().orElse(Instant.MAX)))
                .map(step -> new ShownStep(
                        step.name().replace(" · " + step.reference(), ""),
                        step.dueAt().map(due -> BritishDates.inFull(due, step.isDueAssumed())),
                        step.dueAt().filter(now::isAfter).isPresent(),
                        step.heldBy().stream().sorted().map(names).collect(Collectors.joining(", ")),
                        step.people().contains(reader) ? Optional.of(link(step)) : Optional.empty()))
                .toList();
    }
}
