package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.draft.Drafts;
import school.safeguarding.escalation.daily.LookAfterSchool;

/** Somebody was called away from a report, and takes it for sent. */
@SchoolTest
class UnsentReportTest {

    @Autowired
    private MovableClock clock;

    @Autowired
    private Drafts drafts;

    @Autowired
    private LookAfterSchool lookAfterSchool;

    @Autowired
    private JdbcClient database;

    private int before;

    @BeforeEach
    void typed() {
        before = notices().size();
        at("2026-11-26T14:00:00Z");
        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("whatHappened", "Zebra in the cloakroom"));
        drafts.keep(AccountId.of("teacher"), "still-worried", Map.of("whatHappened", "Zebra in the cloakroom"));
    }

    private void at(String time) {
        clock.set(Instant.parse(time));
    }

    private int told() {
        lookAfterSchool.look();
        return notices().size() - before;
    }

    private List<Map<String, Object>> notices() {
        List<Map<String, Object>> notices = database.sql(
                        "SELECT * FROM safeguarding.notice WHERE kind = 'REPORT_NOT_SENT'")
                .query()
                .listOfRows();
        assertThat(notices).allSatisfy(notice -> assertThat(notice)
                .containsEntry("to_account", "teacher")
                .containsEntry("reference", null)
                .containsEntry("detail", null));
        return notices;
    }

    @Test
    void they_are_told_the_same_day_and_each_school_day_until_it_is_sent_or_a_week_has_passed() {
        at("2026-11-26T14:30:00Z");
        assertThat(told()).as("they may be on their way back").isZero();
        at("2026-11-26T15:01:00Z");
        assertThat(told()).isEqualTo(1);
        at("2026-11-26T15:16:00Z");
        assertThat(told()).as("once a day").isEqualTo(1);
        at("2026-11-27T09:00:00Z");
        assertThat(told()).as("Friday").isEqualTo(2);
        at("2026-11-28T15:01:00Z");
        assertThat(told()).as("Saturday").isEqualTo(2);
        at("2026-11-30T09:00:00Z");
        assertThat(told()).as("Monday").isEqualTo(3);
        drafts.forget(AccountId.of("teacher"), "cse-concern");
        at("2026-12-01T09:00:00Z");
        assertThat(told()).as("sent, or discarded").isEqualTo(3);
    }

    @Test
    void what_was_left_on_a_friday_evening_is_told_before_the_weekend() {
        at("2026-11-27T22:50:00Z");
        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("whatHappened", "Zebra in the cloakroom"));
        assertThat(told()).isZero();
        at("2026-11-28T00:05:00Z");
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void after_a_week_nobody_is_reminded_of_what_is_gone() {
        at("2026-12-04T09:00:00Z");
        assertThat(told()).isZero();
    }
}
