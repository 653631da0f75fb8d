package school.safeguarding.briefing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class QuestionsTest {

    private final Questions questions = new Questions(new ClassPathResource("briefing/questions.json"));

    @Test
    void three_different_ones_are_drawn_and_none_of_the_last_time() {
        List<String> first = questions.draw(List.of());
        List<String> second = questions.draw(first);
        assertThat(first).hasSize(3).doesNotHaveDuplicates();
        assertThat(second).hasSize(3).doesNotHaveDuplicates().doesNotContainAnyElementsOf(first);
    }

    @Test
    void each_says_why_whoever_answered_otherwise_is_wrong() {
        assertThat(questions.all()).hasSizeGreaterThan(10).allSatisfy(one -> {
            assertThat(one.why()).endsWith(".");
            assertThat(one.choices()).doesNotHaveDuplicates();
        });
        assertThat(questions.all().stream().map(Question::right)).contains(0, 1, 2);
    }

    @Test
    void one_that_a_school_has_taken_out_is_replaced_and_stops_nobody() {
        assertThat(questions.withCode("goneSince")).isEqualTo(questions.withCode("goneSince"));
    }

    @Test
    void a_set_with_a_question_that_nobody_can_answer_is_refused() {
        String json =
                "[{\"code\":\"one\",\"question\":\"?\",\"choices\":[\"x\",\"y\",\"z\"],\"right\":3,\"why\":\".\"}]";
        assertThatThrownBy(() -> new Questions(new ByteArrayResource(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Question one");
    }
}
