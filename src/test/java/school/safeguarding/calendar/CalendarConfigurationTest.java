package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

class CalendarConfigurationTest {

    @TempDir
    private Path folder;

    private SchoolCalendar start(String file) throws IOException {
        return new CalendarConfiguration()
                .schoolCalendar(file, new ClassPathResource("calendar.yml"), Ticker.systemTicker());
    }

    @Test
    void the_first_start_leaves_a_file_that_the_school_edits_and_that_counts_from_then_on() throws IOException {
        Path file = folder.resolve("data/calendar.yml");
        start(file.toString());
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("to: 2027-07-21}", "to: 2027-07-20}")
                        .replaceAll(".*2027-07-21.*\n", ""));
        assertThat(start(file.toString()).lastDay()).isEqualTo("2027-07-20");
    }

    @Test
    void a_wrong_file_stops_the_start_by_its_name_and_line() throws IOException {
        Path file = folder.resolve("calendar.yml");
        Files.writeString(file, "weekdays:\n  funday: {opens: \"08:30\", home: \"15:15\"}\nterms: []\n");
        assertThatThrownBy(() -> start(file.toString()))
                .isInstanceOf(CalendarFault.class)
                .hasMessage(file + ", line 2: “funday” is no day of the week");
    }
}
