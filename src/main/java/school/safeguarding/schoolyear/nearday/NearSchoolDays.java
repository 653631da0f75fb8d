package school.safeguarding.schoolyear.nearday;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYears;

/**
 * The school days of the next four weeks. The calendar's file may open one, or have one begin or end earlier; it closes none and
 * makes none shorter for the clocks, since those that run for a child would stand still. Source: default of this
 * procedure, deadlines.
 */
@Repository
public class NearSchoolDays {

    /** For so long the days to come stay as everybody knows them, unless it is the chair who says otherwise. */
    public static final int DAYS = 28;

    private final JdbcClient database;

    NearSchoolDays(JdbcClient database) {
        this.database = database;
    }

    /** As they counted when somebody looked last. */
    public Map<LocalDate, Hours> known() {
        Map<LocalDate, Hours> known = new TreeMap<>();
        database.sql("SELECT day, opens, home FROM safeguarding.near_school_day")
                .query((row, index) -> Map.entry(
                        row.getObject("day", LocalDate.class),
                        new Hours(row.getObject("opens", LocalTime.class), row.getObject("home", LocalTime.class))))
                .list()
                .forEach(day -> known.put(day.getKey(), day.getValue()));
        return known;
    }

    /** Adds what the file opens and forgets what is over. Hours stay as they were known, but for an earlier opening. */
    public void look(SchoolYears years, LocalDate today) {
        database.sql("DELETE FROM safeguarding.near_school_day WHERE day < ? OR day > ?")
                .params(today, today.plusDays(DAYS))
                .update();
        years.opened(today, today.plusDays(DAYS)).forEach((day, hours) -> database.sql(
                        "INSERT INTO safeguarding.near_school_day (day, opens, home) VALUES (?, ?, ?)"
                                + " ON CONFLICT (school, day) DO UPDATE SET opens = excluded.opens"
                                + " WHERE excluded.opens < near_school_day.opens")
                .params(day, hours.opens(), hours.home())
                .update());
    }

    /** Which of those to come that year would close. */
    public List<LocalDate> closedBy(SchoolYears years, SchoolYear year, LocalDate today) {
        return years.closedBy(year, today, today.plusDays(DAYS));
    }

    /** The chair closes them. */
    public void close(List<LocalDate> days) {
        days.forEach(day -> database.sql("DELETE FROM safeguarding.near_school_day WHERE day = ?")
                .param(day)
                .update());
    }
}
