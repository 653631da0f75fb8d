package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

/** Whoever starts it has a setting to change, and reads one sentence. */
class RefusedStartTest {

    private static BeanCreationException caused(Throwable failure) {
        return new BeanCreationException("dataSource", "cannot be made", new IllegalArgumentException(failure));
    }

    @Test
    void what_our_own_code_refuses_is_said_in_its_words() {
        assertThat(RefusedStart.inOneSentence(caused(new IllegalStateException("The keyset is missing."))))
                .contains("Not started. The keyset is missing.");
        assertThat(RefusedStart.inOneSentence(caused(new IllegalStateException("calendar.yml, line 2: no day"))))
                .contains("Not started. calendar.yml, line 2: no day");
    }

    @Test
    void what_the_database_refuses_is_said_by_its_code_and_not_in_its_words() {
        assertThat(RefusedStart.inOneSentence(caused(new SQLException("password of app is wrong", "28P01"))))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("refuses a role or its password", "SQL state 28P01")
                        .doesNotContain("password of app is wrong"));
        assertThat(RefusedStart.inOneSentence(caused(new SQLException("no such database", "3D000"))))
                .hasValueSatisfying(why -> assertThat(why).contains("create-roles.sh"));
    }

    @Test
    void what_nobody_foresaw_is_left_to_be_reported_with_its_places() {
        assertThat(RefusedStart.inOneSentence(catchThrowable(() -> List.of().get(0))))
                .isEmpty();
    }
}
