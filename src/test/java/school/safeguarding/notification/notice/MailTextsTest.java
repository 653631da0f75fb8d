package school.safeguarding.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.SignInChanged;
import school.safeguarding.people.SignInChanged.What;
import school.safeguarding.text.TextTemplates;

/** What mails say, whatever they are about: no process has to come that far. */
class MailTextsTest {

    private static final Path MAILS = Path.of("src/main/resources/templates/mail");

    private final TextTemplates texts = new TextTemplates();

    private String detail(String template, Map<String, ?> words) {
        return texts.fill("mail/detail/" + template, words);
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void every_kind_of_notice_has_a_mail_that_names_nothing_but_what_a_notice_gives(NoticeKind kind) {
        assertThat(texts.fill(
                        "mail/" + kind.template(),
                        Map.of(
                                "reference", "CSE-2026-0001",
                                "step", "Review concern",
                                "detail", "It is due.",
                                "link", "https://school.example/",
                                "oneTimeLink", Optional.of("https://school.example/choose"),
                                "number", "0100 000 000")))
                .doesNotContain("[", "{");
    }

    @Test
    void every_mail_belongs_to_a_kind_of_notice() throws IOException {
        Set<String> used = Arrays.stream(NoticeKind.values())
                .map(kind -> kind.template() + ".txt")
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(MAILS)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isSubsetOf(used);
        }
    }

    @Test
    void a_link_that_is_not_needed_any_more_is_said_not_to_be() {
        Map<String, Object> words = new HashMap<>(Map.of("detail", "Account: nico", "oneTimeLink", Optional.empty()));
        assertThat(texts.fill("mail/sign-in-link", words))
                .contains("\n(no longer needed: the password has been chosen)\n");
        words.put("oneTimeLink", Optional.of("https://school.example/choose"));
        assertThat(texts.fill("mail/sign-in-link", words))
                .contains("\nhttps://school.example/choose\n")
                .doesNotContain("no longer needed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Monday | false | It is due on Monday.",
                "Monday | true | It is due on Monday. It is urgent.",
                "\"\" | false | \"\"",
                "\"\" | true | \" It is urgent.\""
            })
    void a_step_is_due_at_a_time_or_never_and_may_be_urgent(String due, boolean isUrgent, String text) {
        Optional<String> time = Optional.of(due).filter(one -> !one.isEmpty());
        assertThat(detail("step-to-do", Map.of("due", time, "isUrgent", isUrgent)))
                .isEqualTo(text);
    }

    @Test
    void a_late_step_was_due_and_one_that_nobody_has_opened_yet_is_due() {
        assertThat(detail(
                        "overdue",
                        Map.of(
                                "isStillToCome",
                                false,
                                "due",
                                "Monday",
                                "cause",
                                "not done in time",
                                "isSharedNow",
                                true)))
                .isEqualTo("It was due on Monday. Why you are told: not done in time."
                        + " Others have been made responsible for it too.");
        assertThat(detail(
                        "overdue",
                        Map.of(
                                "isStillToCome",
                                true,
                                "due",
                                "Monday",
                                "cause",
                                "not opened in time",
                                "isSharedNow",
                                false)))
                .isEqualTo("It is due on Monday. Why you are told: not opened in time.");
    }

    /** As an event has it. */
    private record Summary(int open, int overdue, List<String> alarms, List<String> keptLongEnough, int forgotten) {}

    @Test
    void the_summary_says_one_or_many_and_only_what_there_is() {
        assertThat(detail(
                        "daily-summary",
                        Map.of(
                                "summary",
                                new Summary(3, 0, List.of(), List.of(), 0),
                                "undelivered",
                                0,
                                "named",
                                List.of())))
                .isEqualTo("The system is running: 3 open, 0 overdue, 0 emails not delivered.");
        assertThat(detail(
                        "daily-summary",
                        Map.of(
                                "summary",
                                new Summary(3, 1, List.of("ALARM A07: one.", "Two."), List.of("CSE-2026-0001"), 1),
                                "undelivered",
                                1,
                                "named",
                                List.of("CSE-2026-0002"))))
                .isEqualTo(
                        "The system is running: 3 open, 1 overdue, 1 email not delivered."
                                + " Not delivered was an email about: CSE-2026-0002."
                                + "\n\nALARM A07: one.\n\nTwo."
                                + "\n\nCSE-2026-0001 has been kept for as long as the rules ask."
                                + " Read its record, and say there whether it is kept or deleted."
                                + "\n\n1 pupil who has left, and about whom there is no concern, was forgotten by the register.");
        assertThat(detail(
                        "daily-summary",
                        Map.of(
                                "summary",
                                new Summary(0, 0, List.of(), List.of(), 2),
                                "undelivered",
                                2,
                                "named",
                                List.of("CSE-2026-0001", "CSE-2026-0002"))))
                .endsWith(
                        "2 emails not delivered. Not delivered was an email about: CSE-2026-0001, CSE-2026-0002."
                                + "\n\n2 pupils who have left, and about whom there is no concern, were forgotten by the register.");
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatever_changes_about_how_somebody_signs_in_has_words(What what) {
        assertThat(detail(
                        "sign-in-changed",
                        Map.of(
                                "changed",
                                new SignInChanged(AccountId.of("nico"), what, Instant.EPOCH),
                                "at",
                                "Monday")))
                .matches("Account: nico\n[A-Z].{10,}[a-z], on Monday\\.");
    }
}
