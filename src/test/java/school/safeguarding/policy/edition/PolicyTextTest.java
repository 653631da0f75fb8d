package school.safeguarding.policy.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import school.safeguarding.policy.edition.PolicyText.Kind;
import school.safeguarding.policy.edition.PolicyText.Part;

class PolicyTextTest {

    @Test
    void headings_paragraphs_and_lists_are_told_apart_by_how_a_line_begins() {
        assertThat(PolicyText.parts("\n# Signs\nOne line,\r\nand another.\n\nA new one.\n- first\n- second\n# End\n"))
                .containsExactly(
                        new Part(Kind.HEADING, List.of("Signs")),
                        new Part(Kind.PARAGRAPH, List.of("One line,", "and another.")),
                        new Part(Kind.PARAGRAPH, List.of("A new one.")),
                        new Part(Kind.LIST, List.of("first", "second")),
                        new Part(Kind.HEADING, List.of("End")));
    }

    @Test
    void nothing_has_no_part() {
        assertThat(PolicyText.parts(" \n ")).isEmpty();
    }
}
