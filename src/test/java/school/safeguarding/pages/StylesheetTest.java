package school.safeguarding.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StylesheetTest {

    @Test
    void nothing_that_is_the_governments_alone_is_served_and_nothing_is_asked_from_elsewhere() {
        String style = new Stylesheet().style().getBody();
        assertThat(style)
                .contains(".govuk-summary-list", ".school-header")
                .doesNotContain("GDS Transport", "@font-face", "url(", "@import", "#1d70b8", "#00703c", "crest.svg");
    }

    @Test
    void a_sheet_has_its_reference_at_its_foot_and_nothing_else_that_an_address_says() {
        assertThat(new Stylesheet().sheet("CSE-2026-0123").getBody()).contains("\"CSE-2026-0123 · Confidential");
        for (String other : List.of("", "Robin", "CSE-2026-0123\"; } body { display: none", "CSE-2026-0123\n")) {
            assertThat(new Stylesheet().sheet(other).getBody()).as(other).isEmpty();
        }
    }
}
