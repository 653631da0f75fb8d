package school.safeguarding.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StylesheetTest {

    @Test
    void nothing_that_is_the_governments_alone_is_served_and_nothing_is_asked_from_elsewhere() {
        String style = new Stylesheet().style().getBody();
        assertThat(style)
                .contains(".govuk-summary-list", ".school-header")
                .doesNotContain("GDS Transport", "@font-face", "url(", "@import", "#1d70b8", "#00703c", "crest.svg");
    }
}
