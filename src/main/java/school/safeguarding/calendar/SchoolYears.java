package school.safeguarding.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import school.safeguarding.calendar.SchoolCalendar.Hours;

/** The years that the calendar knows: those of its file, and after them those that were added while the application ran. */
public interface SchoolYears {

    /** The last one that it knows. */
    SchoolYear last();

    /** The year after that, as the last one and England's bank holidays suggest it. */
    SchoolYear proposed();

    /** England's bank holidays from one day to the other, both included. */
    List<LocalDate> bankHolidays(LocalDate from, LocalDate to);

    /**
     * What is wrong with that year as the next one, by the rules that the calendar's file keeps to and those of a usual year; empty if
     * nothing is.
     */
    Optional<String> faultOf(SchoolYear next);

    /**
     * Which days, of those that count as open now, that year would close as the next one.
     *
     * @param next without a fault
     * @param from included
     * @param to included
     */
    List<LocalDate> closedBy(SchoolYear next, LocalDate from, LocalDate to);

    /**
     * How many school days that year would have as the next one.
     *
     * @param next without a fault
     */
    int schoolDaysOf(SchoolYear next);

    /** The calendar's file as it was when the application started, for whoever wants to change a copy of it. */
    String file();

    /**
     * What is wrong with that text as the calendar's file, as a whole sentence; empty if nothing is. It has to end where the
     * calendar ends, and may make no hole in a usual year, nor take days away from the one that is running.
     *
     * @param from the first day that it changes
     */
    Optional<String> faultOfFile(String text, LocalDate from);

    /**
     * The days that count otherwise by that text as the calendar's file, as far as the calendar goes.
     *
     * @param text without a fault
     * @param from included
     */
    List<OtherDay> differing(String text, LocalDate from);

    /**
     * @param then its hours by another file; empty: there would be no school
     * @param now its hours as they count
     * @param running between which times school minutes run on it as it counts, where that is longer
     */
    record OtherDay(LocalDate day, Optional<Hours> then, Optional<Hours> now, Optional<Hours> running) {}

    /**
     * Where the years are that were added, each as {@link SchoolYear#asText()} gave it, oldest first. They are looked at again
     * within a minute of being used, since somebody may have added one elsewhere.
     *
     * @throws CalendarFault where they do not fit the file
     */
    void areAddedIn(Supplier<List<String>> added);

    /**
     * Where the days are that stay school days, whatever the file says by now. They are looked at again as the years are.
     *
     * @see SchoolCalendar#keptAsKnown
     */
    void areKeptIn(Supplier<Map<LocalDate, Hours>> days);

    /**
     * Where the days are that were changed at short notice, oldest change first. They count over the file and the added years, and
     * are looked at again as the years are. What is past the calendar's end is left out.
     */
    void areChangedIn(Supplier<List<ChangedDay>> days);

    /**
     * The school days that the file, the added years and the changed days know, and their hours, without any that is kept.
     *
     * @param from included
     * @param to included
     */
    Map<LocalDate, Hours> opened(LocalDate from, LocalDate to);

    /** One was added, or a day was changed, just now. */
    void lookAgain();
}
