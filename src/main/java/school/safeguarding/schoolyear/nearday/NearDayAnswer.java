package school.safeguarding.schoolyear.nearday;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.ChangedDay;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.protection.Sealed;
import school.safeguarding.schoolyear.nearday.NearDayChange.Day;

/** What the second person said of a day that is to be changed. What it makes count is sealed: a row written by hand changes no day. */
@Entity
public class NearDayAnswer {

    private static final String NOTHING = "nothing";

    /** Where that stands in the text; an answer from before it was asked about has no more. */
    private static final int RUNNING = 4;

    @Id
    private UUID change;

    private AccountId answeredBy;
    private Instant answeredAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String counts;

    @Sealed(nothingIfChanged = true)
    private @Nullable String reason;

    protected NearDayAnswer() {}

    private NearDayAnswer(NearDayChange change, String counts, String reason, AccountId answeredBy, Instant now) {
        this.change = change.id();
        this.counts = counts;
        this.reason = reason;
        this.answeredBy = answeredBy;
        this.answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    static NearDayAnswer no(NearDayChange change, String reason, AccountId answeredBy, Instant now) {
        return new NearDayAnswer(change, NOTHING, reason, answeredBy, now);
    }

    /**
     * @param before the day's hours until now; empty: there was no school
     * @param running between which times school minutes ran until now, where that was longer
     */
    static NearDayAnswer yes(
            NearDayChange change,
            Day day,
            Optional<Hours> before,
            Optional<Hours> running,
            String reason,
            AccountId answeredBy,
            Instant now) {
        return new NearDayAnswer(
                change,
                String.join(
                        " ",
                        day.day().toString(),
                        Day.inText(day.hours()),
                        Day.inText(before),
                        now.truncatedTo(ChronoUnit.MICROS).toString(),
                        Day.inText(running)),
                reason,
                answeredBy,
                now);
    }

    UUID change() {
        return change;
    }

    public boolean isChangedByHand() {
        return counts == null;
    }

    /** Empty after a no, and where it was changed in the database. */
    public Optional<ChangedDay> counting() {
        return Optional.ofNullable(counts)
                .filter(text -> !text.equals(NOTHING))
                .map(text -> text.split(" "))
                .map(parts -> new ChangedDay(
                        LocalDate.parse(parts[0]),
                        Day.hoursOf(parts[1]),
                        Day.hoursOf(parts[2]),
                        parts.length > RUNNING ? Day.hoursOf(parts[RUNNING]) : Optional.empty(),
                        Instant.parse(parts[3])));
    }
}
