package school.safeguarding.schoolyear.known;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import school.safeguarding.calendar.ChangedDay;
import school.safeguarding.calendar.SchoolYears.OtherDay;
import school.safeguarding.protection.Sealed;
import school.safeguarding.schoolyear.nearday.NearDayChange.Day;

/** The days that a calendar's file changed once it was agreed to. Sealed: a row written by hand changes no day. */
@Entity
public class CalendarChange {

    @Id
    private UUID id;

    private Instant agreedAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String days;

    protected CalendarChange() {}

    public CalendarChange(UUID id, List<OtherDay> days, Instant now) {
        this.id = id;
        this.agreedAt = now.truncatedTo(ChronoUnit.MICROS);
        this.days = agreedAt + "\n"
                + days.stream()
                        .map(day -> day.day() + " " + Day.inText(day.then()) + " " + Day.inText(day.now()) + " "
                                + Day.inText(day.running()))
                        .collect(Collectors.joining("\n"));
    }

    boolean isChangedByHand() {
        return days == null;
    }

    /** None where it was changed in the database. */
    List<ChangedDay> counting() {
        return Optional.ofNullable(days)
                .map(text -> {
                    List<String> lines = text.lines().toList();
                    Instant since = Instant.parse(lines.get(0));
                    return lines.stream()
                            .skip(1)
                            .map(line -> line.split(" "))
                            .map(parts -> new ChangedDay(
                                    LocalDate.parse(parts[0]),
                                    Day.hoursOf(parts[1]),
                                    Day.hoursOf(parts[2]),
                                    Day.hoursOf(parts[3]),
                                    since))
                            .toList();
                })
                .orElse(List.of());
    }
}
