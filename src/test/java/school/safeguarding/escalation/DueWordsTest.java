package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DueWordsTest {

    @Test
    void a_time_that_no_calendar_can_count_is_none() {
        assertThat(DueWords.isOne("999 minutes")).isTrue();
        assertThat(DueWords.isOne("99999999999 minutes")).isFalse();
        assertThat(DueWords.isOne("2147483647 school days")).isFalse();
        assertThat(DueWords.isOne("1 hour, at the latest 1000 minutes before home time"))
                .isFalse();
    }
}
