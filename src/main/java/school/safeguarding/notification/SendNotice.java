package school.safeguarding.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/**
 * Sends one notice. A process killed between the mail server's yes and the commit sends it twice: better than not at all.
 */
@Service
class SendNotice {

    /** What became of one try. */
    sealed interface Outcome {

        record Sent() implements Outcome {}

        /** @param code what failed, without any of the notice's text */
        record Failed(String code) implements Outcome {}
    }

    private final Notices notices;
    private final Mail mail;
    private final People people;
    private final Chronology chronology;
    private final OutsideContacts outside;
    private final Clock clock;
    private final String baseUrl;
    private final String openingTime;

    SendNotice(
            Notices notices,
            Mail mail,
            People people,
            Chronology chronology,
            OutsideContacts outside,
            Clock clock,
            @Value("${safeguarding.base-url}") String baseUrl,
            @Value("${safeguarding.opening-time}") String openingTime) {
        this.notices = notices;
        this.mail = mail;
        this.people = people;
        this.chronology = chronology;
        this.outside = outside;
        this.clock = clock;
        this.baseUrl = baseUrl;
        this.openingTime = openingTime;
    }

    /** @param isLastTry whether nobody will try again, so that a failure makes a person responsible */
    @Transactional
    public Outcome send(UUID noticeId, boolean isLastTry) {
        Notice notice =
                notices.findById(noticeId).orElseThrow(() -> new IllegalStateException("No notice " + noticeId));
        if (notice.isSent()) {
            return new Outcome.Sent();
        }
        Optional<String> failure = address(notice)
                .map(to -> mail.send(to, notice.kind().subject() + " · " + notice.reference(), text(notice)))
                .orElse(Optional.of("NoMailAddress"));
        if (failure.isEmpty()) {
            notice.sent(clock.instant());
            keep(notice, "Mail sent");
            return new Outcome.Sent();
        }
        if (isLastTry) {
            notice.undelivered(failure.get(), clock.instant());
            keep(notice, "Mail not delivered");
        }
        return new Outcome.Failed(failure.get());
    }

    private Optional<String> address(Notice notice) {
        return notice.toAddress()
                .or(() -> notice.toAccount().flatMap(people::person).flatMap(Person::mail));
    }

    private String text(Notice notice) {
        ClassPathResource template =
                new ClassPathResource("templates/mail/" + notice.kind().template() + ".txt");
        try {
            return template.getContentAsString(StandardCharsets.UTF_8)
                    .replace("{reference}", notice.reference())
                    .replace("{link}", baseUrl + "/camunda/app/tasklist/default/")
                    .replace("{number}", outside.frontDoorNumber())
                    .replace("{opening}", openingTime);
        } catch (IOException e) {
            throw new UncheckedIOException("Mail template missing: " + template.getPath(), e);
        }
    }

    private void keep(Notice notice, String step) {
        String to = notice.toAccount().orElse("outside contact");
        chronology.append(
                notice.reference(),
                new NewEntry(
                        "procedure",
                        step,
                        "notice",
                        List.of(
                                new Line("to", "To", to),
                                new Line("about", "About", notice.kind().subject()))));
    }
}
