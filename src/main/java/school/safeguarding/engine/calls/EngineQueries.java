package school.safeguarding.engine.calls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import school.safeguarding.door.WholeBody;

/** Looks at what a call asks the engine, behind whoever looks at who asks: only then is its body here. */
@Component
@Order(EngineQueries.BEHIND_SIGNING_IN)
class EngineQueries extends OncePerRequestFilter {

    /** Spring Security's own filter stands at -100, the engine's at the end. */
    static final int BEHIND_SIGNING_IN = 0;

    /** The calls that list steps, procedures and filters, by what they are asked for. */
    private static final Pattern LISTS = Pattern.compile(PrefilledForms.ENGINE
            + "engine/default/(task|task/count|filter/[^/]+/(list|count)" + "|(process-definition|filter)(/count)?)");

    private static final Pattern FORMS = Pattern.compile(PrefilledForms.ENGINE + "engine/default/.+/submit-form");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(PrefilledForms.ENGINE) && !isAcceptable(request)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isAcceptable(HttpServletRequest request) {
        if (FORMS.matcher(request.getRequestURI()).matches()) {
            return QueryRules.isForm(body(request));
        }
        boolean isQuery = LISTS.matcher(request.getRequestURI()).matches();
        return !isQuery || (QueryRules.allow(request.getParameterMap()) && QueryRules.allow(body(request)));
    }

    private static byte[] body(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getNativeRequest(request, WholeBody.class))
                .map(WholeBody::bytes)
                .orElse(new byte[0]);
    }
}
