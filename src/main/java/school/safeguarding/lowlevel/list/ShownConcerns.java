package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.lowlevel.reading.LowLevelReading;
import school.safeguarding.lowlevel.reading.LowLevelReadings;
import school.safeguarding.people.People.Person;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What one reader may see of these lists. What may be about them is neither shown nor counted. */
@Component
class ShownConcerns {

    private final LowLevelConcerns concerns;
    private final KeptConcerns kept;
    private final LowLevelReadings readings;
    private final Procedures procedures;
    private final Trail trail;

    ShownConcerns(
            LowLevelConcerns concerns,
            KeptConcerns kept,
            LowLevelReadings readings,
            Procedures procedures,
            Trail trail) {
        this.concerns = concerns;
        this.kept = kept;
        this.readings = readings;
        this.procedures = procedures;
        this.trail = trail;
    }

    /** Whether one cannot be opened: nobody knows whose list it is in, so every reader is told, and not which. */
    boolean isAnyDamaged() {
        return kept.isAnyDamaged();
    }

    /** The lists that this person keeps, with what was taken out of them, which leaves a trace. */
    List<LowLevelConcern> keptBy(Person reader) {
        return seen(
                reader,
                withRemoved(reader)
                        .filter(entry -> entry.list().isKeptBy(reader))
                        .toList());
    }

    /** Whether this person is offered a step about it, or has taken one. */
    boolean isInHand(Person reader, String key) {
        return inHand(reader, key).findAny().isPresent();
    }

    private Stream<OpenStep> inHand(Person reader, String key) {
        return procedures.openSteps(key).stream().filter(step -> step.people().contains(reader.id()));
    }

    /** What a step shows that this person has in hand, which leaves a trace; empty if they have no such step. */
    List<LowLevelConcern> forStep(Person reader, String key) {
        return seen(
                reader,
                inHand(reader, key)
                        .flatMap(step -> forStep(reader, step, key).stream())
                        .distinct()
                        .toList());
    }

    private List<LowLevelConcern> forStep(Person reader, OpenStep step, String key) {
        return switch (step.offeredTo()) {
            case LowLevelOffers.ADDER -> List.of(concerns.withReference(key));
            case LowLevelOffers.KEEPER ->
                about(reader, concerns.withReference(key).adult());
            case LowLevelOffers.SECOND -> withOthers(reader, concerns.withReference(key));
            default -> {
                LowLevelReading reading = readings.withId(key);
                yield withRemoved(reader).filter(reading::isOf).toList();
            }
        };
    }

    /** Whatever is known about this adult, in a list that this person keeps or looks after beside its keeper. */
    List<LowLevelConcern> about(Person reader, Adult adult) {
        return mayBeShown(reader).stream()
                .filter(entry -> entry.list().keepers().stream().anyMatch(reader::holds))
                .filter(entry -> entry.adult().mayBe(adult))
                .toList();
    }

    /** An entry that is to go comes first: what it means shows beside the others about the same adult. */
    private List<LowLevelConcern> withOthers(Person reader, LowLevelConcern entry) {
        return Stream.concat(
                        Stream.of(entry).filter(one -> !one.adult().mayBe(reader)),
                        about(reader, entry.adult()).stream()
                                .filter(one -> !one.reference().equals(entry.reference())))
                .toList();
    }

    private List<LowLevelConcern> mayBeShown(Person reader) {
        return kept.all().stream().filter(entry -> !entry.adult().mayBe(reader)).toList();
    }

    /** What was taken out comes last, for whoever looks at a whole list: who took out what is there to be seen. */
    private Stream<LowLevelConcern> withRemoved(Person reader) {
        return Stream.concat(
                mayBeShown(reader).stream(),
                kept.removed().stream().filter(entry -> !entry.adult().mayBe(reader)));
    }

    private List<LowLevelConcern> seen(Person reader, List<LowLevelConcern> shown) {
        if (!shown.isEmpty()) {
            trail.leave(Trace.of(reader.id(), Kind.LOW_LEVEL_READ)
                    .with(shown.stream().map(LowLevelConcern::reference).collect(Collectors.joining(" "))));
        }
        return shown;
    }
}
