package school.safeguarding.lowlevel.removal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.OpenOrHeldConcerns;
import school.safeguarding.concern.OpenOrHeldConcerns.OpenOrHeld;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.lowlevel.list.Adult;
import school.safeguarding.lowlevel.list.AdultOfConcern;
import school.safeguarding.lowlevel.list.KeptConcerns;
import school.safeguarding.lowlevel.list.LeftAdults;
import school.safeguarding.lowlevel.list.LowLevelConcerns;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Deletes what two people took out of a list: half a year after that, and after the adult left, so that two half-termly readers have
 * seen that they did. Not while anybody of that name is here, a step of it is open, or a concern that may be about them is open or on
 * legal hold. Each in a job of its own, which looks again. Source: default of this procedure.
 */
@Component
class DeleteRemoved implements BeginsWithDay, BackgroundWork {

    private static final Logger log = LoggerFactory.getLogger(DeleteRemoved.class);

    private static final String NAME = "delete-low-level";

    private static final Period AFTER = Period.ofMonths(6);

    /**
     * Of whoever never had an account nobody here knows when they left. Source: as records about staff are kept, Independent Inquiry
     * into Child Sexual Abuse, report of October 2022 (H.5).
     */
    private static final Period WHERE_NOT_KNOWN = Period.ofYears(75);

    private final LowLevelConcerns concerns;
    private final KeptConcerns kept;
    private final LowLevelRemovals removals;
    private final LeftAdults leftAdults;
    private final AdultOfConcern adultOfConcern;
    private final OpenOrHeldConcerns openOrHeld;
    private final Procedures procedures;
    private final JdbcClient database;
    private final Background background;
    private final Trail trail;
    private final Clock clock;

    DeleteRemoved(
            LowLevelConcerns concerns,
            KeptConcerns kept,
            LowLevelRemovals removals,
            LeftAdults leftAdults,
            AdultOfConcern adultOfConcern,
            OpenOrHeldConcerns openOrHeld,
            Procedures procedures,
            JdbcClient database,
            Background background,
            Trail trail,
            Clock clock) {
        this.concerns = concerns;
        this.kept = kept;
        this.removals = removals;
        this.leftAdults = leftAdults;
        this.adultOfConcern = adultOfConcern;
        this.openOrHeld = openOrHeld;
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
        List<String> over = removals.byReference().values().stream()
                .filter(removal -> isOver(removal, day))
                .map(LowLevelRemoval::reference)
                .toList();
        if (over.isEmpty()) {
            return;
        }
        // Whom it is about cannot be read: it stays, as an alarm, and no job fails for it again each day.
        Set<String> damaged = kept.damaged();
        over.stream()
                .filter(reference -> !damaged.contains(reference))
                .forEach(reference -> background.soon(NAME, reference));
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

    @Override
    @Transactional(noRollbackFor = CannotOpen.class)
    public void run(String reference) {
        LocalDate today = BritishDates.today(clock);
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
                && openOrHeld.all().stream().noneMatch(concern -> mayBeAbout(concern, adult));
    }

    private boolean mayBeAbout(OpenOrHeld concern, Adult adult) {
        try {
            List<Adult> named = adultOfConcern.of(concern.reference());
            return named.isEmpty() ? concern.isAboutAdultHere() : named.stream().anyMatch(adult::mayBe);
        } catch (CannotOpen damaged) {
            log.error(
                    "ALARM A12: whom {} names cannot be read, so no low-level concern that was taken out is deleted: {}",
                    concern.reference(),
                    damaged.getMessage());
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
