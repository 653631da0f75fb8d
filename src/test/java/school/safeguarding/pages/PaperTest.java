package school.safeguarding.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn as a PDF, whatever stands in it. */
class PaperTest {

    private static final String STYLE =
            "@page { @bottom-left { content: element(foot) } @bottom-right { content: 'Page ' counter(page) } }"
                    + " #foot { position: running(foot) } body { font-family: 'DejaVu Sans Condensed' }";

    private static InPdf drawn(String style, String body) {
        return new InPdf(Paper.drawn("<html lang=\"en-GB\"><head><title>CSE-2026-0123</title>"
                + "<meta name=\"description\" content=\"Chronology\"/><style>" + STYLE + style
                + "</style></head><body><div id=\"foot\">CSE-2026-0123</div>" + body + "</body></html>"));
    }

    @Test
    void names_of_many_languages_are_there_on_every_sheet_and_it_can_be_read_aloud() {
        InPdf paper = drawn("", "<h1>Łukasz Żółć, Şebnem Öztürk, Zoë, Đặng</h1>" + "<p>Robin hid.</p>".repeat(100));
        assertThat(paper.sheets()).hasSizeGreaterThan(1);
        for (int at = 0; at < paper.sheets().size(); at++) {
            assertThat(paper.sheets().get(at)).contains("CSE-2026-0123", "Page " + (at + 1));
        }
        assertThat(paper.text()).contains("Łukasz Żółć, Şebnem Öztürk, Zoë, Đặng");
        assertThat(paper.isTagged()).isTrue();
    }

    /** Its letters change with their neighbours, which a renderer has to know of. */
    @Test
    void what_is_written_from_right_to_left_is_joined_and_read_in_its_order() {
        InPdf paper = drawn(
                "",
                "<h1>\u0645\u062d\u0645\u062f</h1><p>The aunt, \u05d3\u05e0\u05d4 \u05db\u05d4\u05df, rang twice.</p>"
                        + "<p dir=\"auto\">\u0642\u0627\u0644: \u0644\u0627 (3).</p><p>\u0632\u06cc\u0646\u0628 \u06af\u0644</p>");
        assertThat(paper.text())
                .contains("\u0645\u062d\u0645\u062f", "The aunt, \u05d3\u05e0\u05d4 \u05db\u05d4\u05df, rang twice.")
                .contains("\u0642\u0627\u0644: \u0644\u0627", "\u0632\u06cc\u0646\u0628 \u06af\u0644")
                .doesNotContain("\u25a1");
        assertThat(paper.drawn())
                .as(
                        "from left to right: the last letter of the name at its end, the others within it and at its beginning")
                .contains("\ufeaa\ufee4\ufea4\ufee3");
    }

    /** Whoever compares two learns nothing but of what stands in them. */
    @Test
    void the_same_content_is_the_same_file() {
        String page = "<html lang=\"en-GB\"><head><title>CSE-2026-0123</title><style>" + STYLE
                + "</style></head><body><p>%s hid.</p></body></html>";
        assertThat(Paper.drawn(page.formatted("Robin")))
                .isEqualTo(Paper.drawn(page.formatted("Robin")))
                .isNotEqualTo(Paper.drawn(page.formatted("Wren")));
    }

    @Test
    void nothing_is_fetched_from_anywhere(@TempDir Path folder) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        elsewhere.createContext("/", call -> {
            calls.incrementAndGet();
            call.close();
        });
        elsewhere.start();
        Path secret = Files.writeString(folder.resolve("secret.css"), "p::before { content: 'SECRET' }");
        try {
            for (String address : new String[] {
                "http://localhost:" + elsewhere.getAddress().getPort() + "/x",
                secret.toUri().toString(),
                "classpath:application.yml"
            }) {
                InPdf paper = drawn(
                        "@import url('" + address + "'); @font-face { font-family: X; src: url('" + address
                                + "') } p { background: url('" + address
                                + "'); font-family: X, 'DejaVu Sans Condensed' }",
                        "<link rel=\"stylesheet\" href=\"" + address + "\"/><p>Robin hid.</p><img alt=\"x\" src=\""
                                + address + "\"/><object data=\"" + address + "\"></object><iframe src=\"" + address
                                + "\"></iframe>");
                assertThat(paper.everything()).contains("Robin hid.").doesNotContain("SECRET", "safeguarding:\n");
            }
        } finally {
            elsewhere.stop(0);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void what_no_document_can_hold_is_shown_as_something_that_is_missing() {
        assertThat(drawn("", "<p>Robin\u0000\u0008 hid\uD800.</p>").text()).contains("Robin", "hid");
    }
}
