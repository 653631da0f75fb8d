package school.safeguarding.schoolyear.nearday;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.protection.Sealed;

/**
 * One day of the next four weeks that somebody asks to have closed, opened or given other hours. It counts for nothing by itself. Who
 * asks is sealed too: whoever could change that in the database would confirm their own.
 */
@Entity
public class NearDayChange {

    @Id
    private UUID id;

    private Instant proposedAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String proposedBy;

    @Sealed(nothingIfChanged = true)
    private @Nullable String day;

    @Sealed(nothingIfChanged = true)
    private @Nullable String reason;

    protected NearDayChange() {}

    NearDayChange(Day day, String reason, AccountId proposedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.day = day.asText();
        this.reason = reason;
        this.proposedBy = proposedBy.value();
        this.proposedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return id;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    /** Empty if it was changed in the database. */
    Optional<Typed> typed() {
        return day == null || proposedBy == null || reason == null
                ? Optional.empty()
                : Optional.of(new Typed(Day.of(day), AccountId.of(proposedBy), reason));
    }

    /** @param by account id */
    record Typed(Day day, AccountId by, String reason) {}

    /** @param hours as they are to be; empty: there is to be no school */
    public record Day(LocalDate day, Optional<Hours> hours) {

        private static final String CLOSED = "closed";

        private static final LocalTime OPENS_FROM = LocalTime.of(6, 0);
        private static final LocalTime OPENS_UNTIL = LocalTime.of(11, 0);
        private static final LocalTime HOME_FROM = LocalTime.of(11, 0);
        private static final LocalTime HOME_UNTIL = LocalTime.of(18, 0);

        /** What is wrong with it now, as a whole sentence; empty if nothing is. */
        Optional<String> fault(SchoolCalendar calendar, LocalDate today) {
            LocalDate last = today.plusDays(NearSchoolDays.DAYS);
            if (day.isBefore(today) || day.isAfter(last) || day.isAfter(calendar.lastDay())) {
                return Optional.of("The day has to be one from today to "
                        + BritishDates.brief(last.isAfter(calendar.lastDay()) ? calendar.lastDay() : last)
                        + ". What is further off stands in the calendar’s file, or in the next school year.");
            }
            Optional<String> unusual = hours.flatMap(Day::unusual);
            if (unusual.isPresent()) {
                return unusual;
            }
            if (hours.filter(open -> !open.opens().isBefore(open.home())).isPresent()) {
                return Optional.of("Home time must be after the opening.");
            }
            return calendar.hours(day).equals(hours) && calendar.running(day).isEmpty()
                    ? Optional.of(BritishDates.brief(day) + " counts like that already.")
                    : Optional.empty();
        }

        /** An hour that was mistyped would stop the clocks of a day, or have them run through a night. */
        public static Optional<String> unusual(Hours open) {
            if (open.opens().isBefore(OPENS_FROM) || open.opens().isAfter(OPENS_UNTIL)) {
                return Optional.of("“School opens” must be from " + OPENS_FROM + " to " + OPENS_UNTIL + ".");
            }
            return open.home().isBefore(HOME_FROM) || open.home().isAfter(HOME_UNTIL)
                    ? Optional.of("“Children go home” must be from " + HOME_FROM + " to " + HOME_UNTIL + ".")
                    : Optional.empty();
        }

        String asText() {
            return day + " " + inText(hours);
        }

        static Day of(String text) {
            String[] parts = text.split(" ");
            return new Day(LocalDate.parse(parts[0]), hoursOf(parts[1]));
        }

        public static String inText(Optional<Hours> hours) {
            return hours.map(open -> open.opens() + "-" + open.home()).orElse(CLOSED);
        }

        public static Optional<Hours> hoursOf(String text) {
            if (text.equals(CLOSED)) {
                return Optional.empty();
            }
            String[] times = requireNonNull(text).split("-");
            return Optional.of(new Hours(LocalTime.parse(times[0]), LocalTime.parse(times[1])));
        }
    }
}
