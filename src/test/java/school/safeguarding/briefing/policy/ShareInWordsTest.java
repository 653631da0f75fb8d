package school.safeguarding.briefing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.briefing.BriefingShare;

/** Governors learn of no number of fewer than five. */
class ShareInWordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, not shown",
        "4, 4, not shown",
        "9, 0, nobody yet",
        "9, 4, fewer than 5",
        "9, 5, all but fewer than 5",
        "9, 9, everybody",
        "60, 55, at least 90 %",
        "60, 56, all but fewer than 5",
        "60, 7, at least 10 %"
    })
    void the_share_is_said_in_steps_that_tell_of_nobody(int asked, int done, String said) {
        assertThat(ShareInWords.of(new BriefingShare(1, asked, done))).isEqualTo(said);
    }
}
