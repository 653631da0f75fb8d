package school.safeguarding.lowlevel.removal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.StaffConcerns;
import school.safeguarding.engine.Background;
import school.safeguarding.engine.BackgroundWork;
import school.safeguarding.engine.Procedures;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.lowlevel.list.Adult;
import school.safeguarding.lowlevel.list.AdultOfConcern;
import school.safeguarding.lowlevel.list.LeftAdults;
import school.safeguarding.lowlevel.list.LowLevelConcerns;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Deletes what two people took out of a list: half a year after that, and after the adult left, so that two half-termly readers have
 * seen that they did. Not while anybody of that name is here, a step of it is open, or a concern that may be about them is worked or on
 * legal hold. Each in a job of its own, which looks again. Source: default of this procedure.
 */
@Component
class DeleteRemoved implements BeginsWithDay, BackgroundWork {

    private static final String NAME = "delete-low-level";

    private static final Period AFTER = Period.ofMonths(6);

    /**
     * Of whoever never had an account nobody here knows when they left. Source: as records about staff are kept, Independent Inquiry
     * into Child Sexual Abuse, report of October 2022 (H.5).
     */
    private static final Period WHERE_NOT_KNOWN = Period.ofYears(75);

    private final LowLevelConcerns concerns;
    private final LowLevelRemovals removals;
    private final LeftAdults leftAdults;
    private final AdultOfConcern adultOfConcern;
    private final StaffConcerns staffConcerns;
    private final Procedures procedures;
    private final JdbcClient database;
    private final Background background;
    private final Trail trail;
    private final Clock clock;

    DeleteRemoved(
            LowLevelConcerns concerns,
            LowLevelRemovals removals,
            LeftAdults leftAdults,
            AdultOfConcern adultOfConcern,
            StaffConcerns staffConcerns,
            Procedures procedures,
            JdbcClient database,
            Background background,
            Trail trail,
            Clock clock) {
        this.concerns = concerns;
        this.removals = removals;
        this.leftAdults = leftAdults;
        this.adultOfConcern = adultOfConcern;
        this.staffConcerns = staffConcerns;
        this.procedures = procedures;
        this.database = database;
        this.background = background;
        this.trail = trail;
        this.clock = clock;
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
        return isOver(removedOn(removal), AFTER, day);
    }

    private static boolean isOver(LocalDate from, Period period, LocalDate day) {
        return from.plus(period).isBefore(day);
    }

    private static LocalDate removedOn(LowLevelRemoval removal) {
        return LocalDate.ofInstant(removal.removedAt(), BritishDates.ZONE);
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
    @Transactional(noRollbackFor = CannotOpen.class)
    public void run(String reference) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishDates.ZONE);
        removals.findById(reference)
                .filter(LowLevelRemoval::isAsWritten)
                .filter(removal -> isOver(removal, today))
                .filter(removal -> procedures.openSteps(reference).isEmpty())
                .filter(removal ->
                        mayGo(removal, concerns.withReference(reference).adult(), today))
                .ifPresent(removal -> delete(removal, today));
    }

    private boolean mayGo(LowLevelRemoval removal, Adult adult, LocalDate today) {
        return leftAdults.isNobodyHere(adult)
                && leftAdults
                        .lastDay(adult)
                        .map(left -> isOver(left, AFTER, today))
                        .orElseGet(() -> isOver(removedOn(removal), WHERE_NOT_KNOWN, today))
                && staffConcerns.openOrHeld().stream().noneMatch(concern -> mayBeAbout(concern, adult));
    }

    private boolean mayBeAbout(Reference concern, Adult adult) {
        try {
            return adultOfConcern.of(concern).stream().anyMatch(adult::mayBe);
        } catch (CannotOpen damaged) {
            return true;
        }
    }

    /** The database looks again whether it is half a year. */
    private void delete(LowLevelRemoval removal, LocalDate today) {
        boolean isDone = database.sql("SELECT safeguarding.delete_removed_low_level_concern(?, ?)")
                .params(removal.reference(), today)
                .query(Boolean.class)
                .single();
        if (isDone) {
            trail.leave(Trace.of(removal.agreedBy(), Kind.LOW_LEVEL_DELETED)
                    .with(removal.reference() + " asked by " + removal.askedBy()));
        }
    }
}
