package school.safeguarding.lowlevel.removal;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Background;
import school.safeguarding.engine.BackgroundWork;
import school.safeguarding.engine.Procedures;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.lowlevel.list.LowLevelConcerns;
import school.safeguarding.people.People;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Deletes what two people took out of a list: half a year later, so that two half-termly readers have seen that they did, and not
 * while anybody of that name is here or a step of it is open. Each in a job of its own, which looks again. Source: default of this procedure.
 */
@Component
class DeleteRemoved implements BeginsWithDay, BackgroundWork {

    private static final String NAME = "delete-low-level";

    private static final Period AFTER = Period.ofMonths(6);

    private final LowLevelConcerns concerns;
    private final LowLevelRemovals removals;
    private final Procedures procedures;
    private final People people;
    private final JdbcClient database;
    private final Background background;
    private final Trail trail;

    DeleteRemoved(
            LowLevelConcerns concerns,
            LowLevelRemovals removals,
            Procedures procedures,
            People people,
            JdbcClient database,
            Background background,
            Trail trail) {
        this.concerns = concerns;
        this.removals = removals;
        this.procedures = procedures;
        this.people = people;
        this.database = database;
        this.background = background;
        this.trail = trail;
    }

    @Override
    public String ofDay() {
        return "removed-low-level-concerns";
    }

    @Override
    @Transactional
    public void begin(LocalDate day) {
        removals.byReference().values().stream()
                .filter(removal -> isOver(removal, day))
                .forEach(removal -> background.soon(NAME, removal.reference()));
    }

    private static boolean isOver(LowLevelRemoval removal, LocalDate day) {
        return LocalDate.ofInstant(removal.removedAt(), BritishDates.ZONE)
                .plus(AFTER)
                .isBefore(day);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Nobody waits for it. */
    @Override
    public int priority() {
        return -1;
    }

    @Override
    @Transactional
    public void run(String reference) {
        removals.findById(reference)
                .filter(LowLevelRemoval::isAsWritten)
                .filter(removal -> procedures.openSteps(reference).isEmpty())
                .filter(removal -> KeepLowLevelConcerns.isNobodyOfThatName(concerns.withReference(reference), people))
                .ifPresent(this::delete);
    }

    private void delete(LowLevelRemoval removal) {
        boolean isDone = database.sql("SELECT safeguarding.delete_removed_low_level_concern(?)")
                .param(removal.reference())
                .query(Boolean.class)
                .single();
        if (isDone) {
            trail.leave(Trace.of(removal.agreedBy(), Kind.LOW_LEVEL_DELETED)
                    .with(removal.reference() + " asked by " + removal.askedBy()));
        }
    }
}
