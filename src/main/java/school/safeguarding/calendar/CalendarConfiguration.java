package school.safeguarding.calendar;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import school.safeguarding.logging.InOurWords;

/** The calendar that the school edits; at the first start it is the one that ships. */
@Configuration
class CalendarConfiguration {

    private static final Logger log = LoggerFactory.getLogger(CalendarConfiguration.class);

    /**
     * @param file the school's own, made from the shipped one where there is none yet; empty: the shipped one counts
     * @throws CalendarFault where the file is wrong
     */
    @Bean
    GrowingCalendar schoolCalendar(
            @Value("${safeguarding.calendar}") String file,
            @Value("classpath:calendar.yml") Resource shipped,
            Ticker ticker)
            throws IOException {
        String text = shipped.getContentAsString(StandardCharsets.UTF_8);
        GrowingCalendar calendar = file.isBlank()
                ? new GrowingCalendar("calendar.yml", text, ticker)
                : new GrowingCalendar(file, own(Path.of(file), text), ticker);
        log.info("The school calendar goes up to {}", calendar.lastDay());
        return calendar;
    }

    private static String own(Path file, String shipped) {
        try {
            if (!Files.exists(file)) {
                if (file.getParent() != null) {
                    Files.createDirectories(file.getParent());
                }
                Files.writeString(file, shipped);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new InOurWords("The school calendar cannot be read: " + file, e);
        }
    }
}
