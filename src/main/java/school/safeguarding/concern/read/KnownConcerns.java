package school.safeguarding.concern.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.read.ConcernRows.ConcernRow;
import school.safeguarding.engine.NextSteps;
import school.safeguarding.engine.NextSteps.NextStep;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoMayRead;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** Which of many concerns somebody may know of, and which of those they may read: by the rules by which records are opened. */
@Component
class KnownConcerns {

    /** They know of every concern that is not kept from them. Governors know of those alone that they have a part in. */
    private static final List<Role> WATCHING = List.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD);

    /** The reporter's own, about which nobody else learns anything before it is answered. */
    private static final StepId OF_REPORTER = Steps.SAY_WHETHER_WORRIED;

    private final ConcernRows rows;
    private final NextSteps nextSteps;
    private final WhoMayRead readers;

    KnownConcerns(ConcernRows rows, NextSteps nextSteps, WhoMayRead readers) {
        this.rows = rows;
        this.nextSteps = nextSteps;
        this.readers = readers;
    }

    /** @param isReadable whether its record is this reader's to open */
    record Known(ConcernRow row, Optional<NextStep> next, boolean isReadable) {}

    List<Known> open(Person reader) {
        return knownTo(reader, rows.open(), nextSteps.all());
    }

    List<Known> closed(Person reader) {
        return knownTo(reader, rows.closed(), nextSteps.all());
    }

    /** Those first that were reported last. */
    List<Known> among(Person reader, Set<Reference> references) {
        return knownTo(
                reader,
                rows.of(references),
                nextSteps.of(references.stream().map(Reference::value).collect(Collectors.toSet())));
    }

    Set<Reference> referencesIn(UUID schoolClass) {
        return rows.inClass(schoolClass);
    }

    private List<Known> knownTo(Person reader, List<ConcernRow> all, List<NextStep> steps) {
        Map<String, NextStep> next = new HashMap<>();
        Map<String, List<NextStep>> offered = new HashMap<>();
        for (NextStep step : steps) {
            if (!step.step().equals(OF_REPORTER)) {
                next.putIfAbsent(step.reference(), step);
                if (step.people().contains(reader.id())) {
                    offered.computeIfAbsent(step.reference(), reference -> new ArrayList<>())
                            .add(step);
                }
            }
        }
        boolean isWatching = WATCHING.stream().anyMatch(reader::holds);
        return all.stream()
                .filter(row -> readers.mayComeToRead(reader, row.concern().facts()))
                .map(row -> new Known(
                        row,
                        Optional.ofNullable(next.get(row.reference().value())),
                        readers.reads(
                                reader,
                                row.concern().facts(),
                                () -> offered.getOrDefault(row.reference().value(), List.of()).stream()
                                        .anyMatch(NextStep::opensRecord))))
                .filter(one -> isWatching
                        || one.isReadable()
                        || offered.containsKey(one.row().reference().value()))
                .toList();
    }
}
