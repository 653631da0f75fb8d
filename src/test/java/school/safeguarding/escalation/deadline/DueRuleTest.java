package school.safeguarding.escalation.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.SchoolTest;
import school.safeguarding.calendar.SchoolCalendar;

/** The words of the table of deadlines, on the calendar that ships. Times are local. */
@SchoolTest
class DueRuleTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Autowired
    private SchoolCalendar calendar;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-24T22:00 | 20 minutes | 2026-11-24T22:20",
                "2026-11-24T15:00 | 30 school minutes | 2026-11-25T08:45",
                "2026-11-24T08:50 | 120 school minutes, at the latest 45 minutes before home time | 2026-11-24T10:50",
                "2026-11-24T13:50 | 120 school minutes, at the latest 45 minutes before home time | 2026-11-24T14:30",
                "2026-12-18T11:00 | 120 school minutes, at the latest 45 minutes before home time | 2026-12-18T12:45",
                "2026-11-24T10:00 | home time | 2026-11-24T15:15",
                "2026-11-24T15:15 | home time | 2026-11-25T15:15",
                "2026-11-28T10:00 | home time | 2026-11-30T15:15",
                "2026-11-24T10:00 | 24 hours | 2026-11-25T10:00",
                "2026-11-27T10:00 | 1 working day | 2026-11-30T10:00",
                "2026-11-24T10:00 | 5 working days after their decision | 2026-12-01T10:00",
                "2026-11-24T10:00 | 1 school day | 2026-11-25T10:00",
                "2026-11-30T10:00 | 3 months | 2027-02-28T10:00",
                "2026-11-24T10:00 | 6 weeks | 2027-01-05T10:00",
                "2026-11-24T10:00 | 20 minutes before home time | 2026-11-24T14:55",
                // clocks that never stop run through the hour that is skipped, and the one that comes twice
                "2026-03-28T22:00 | 24 hours | 2026-03-29T23:00",
                "2026-10-24T22:00 | 24 hours | 2026-10-25T21:00",
                "2026-03-29T00:50 | 20 minutes | 2026-03-29T02:10"
            })
    void each_is_reckoned_on_its_own_clock(LocalDateTime from, String words, LocalDateTime due) {
        assertThat(LocalDateTime.ofInstant(
                        new DueRule(words).dueAt(from.atZone(LONDON).toInstant(), calendar), LONDON))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-07-21T12:00 | 120 school minutes, at the latest 45 minutes before home time | 2027-07-21T12:45",
                "2027-07-21T15:00 | 120 school minutes, at the latest 45 minutes before home time | 2027-07-22T10:30",
                "2027-08-27T15:15 | home time | 2027-08-31T15:15",
                "2027-08-27T10:00 | 1 school day | 2027-08-31T10:00"
            })
    void past_the_calendars_end_each_is_reckoned_with_the_last_known_hours(
            LocalDateTime from, String words, LocalDateTime due) {
        each_is_reckoned_on_its_own_clock(from, words, due);
    }

    @Test
    void a_clock_that_never_stops_and_working_days_are_not_counted_on_the_school_calendar() {
        assertThat(Stream.of("30 school minutes", "home time", "20 minutes before home time", "5 school days"))
                .allMatch(words -> new DueRule(words).isCountedOnSchoolCalendar());
        assertThat(Stream.of("20 minutes", "24 hours", "3 months", "1 working day", "5 days"))
                .noneMatch(words -> new DueRule(words).isCountedOnSchoolCalendar());
    }

    @Test
    void what_is_no_due_time_is_refused() {
        assertThatThrownBy(() -> new DueRule("soon")).hasMessage("No due time: soon");
        assertThatThrownBy(() -> new DueRule("2 fortnights")).hasMessage("No due time: 2 fortnights");
    }
}
