package school.safeguarding.engine.calls;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class NonceOfAnswerTest {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    private final ServletContext application = new MockServletContext();
    private final ContentSecurityPolicyProvider engines = new ContentSecurityPolicyProvider();

    private void asks(String path, FilterChain behind) throws Exception {
        new NonceOfAnswer()
                .doFilter(new MockHttpServletRequest(application, "GET", path), new MockHttpServletResponse(), behind);
    }

    @Test
    void a_call_in_the_same_moment_takes_no_page_its_scripts() throws Exception {
        engines.initParams();
        engines.parseParams();
        asks("/camunda/app/tasklist/default/", (page, answer) -> {
            String allowed = engines.getHeaderValue(page.getServletContext());
            try {
                asks("/camunda/api/", (other, itsAnswer) -> engines.getHeaderValue(other.getServletContext()));
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
            assertThat(allowed).contains("'nonce-" + page.getServletContext().getAttribute(NONCE) + "'");
        });
        assertThat(application.getAttribute(NONCE)).isNull();
    }

    @Test
    void what_else_the_application_holds_is_everybodys() throws Exception {
        asks("/camunda/app/", (page, answer) -> page.getServletContext().setAttribute("other", "seen"));
        assertThat(application.getAttribute("other")).isEqualTo("seen");
        asks("/report", (page, answer) -> assertThat(page.getServletContext()).isSameAs(application));
    }
}
