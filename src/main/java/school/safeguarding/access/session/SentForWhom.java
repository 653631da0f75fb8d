package school.safeguarding.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import school.safeguarding.access.Refusals;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.RefusalNotice;

/**
 * Refuses what a page sends that was made for somebody else: on a shared computer another person has signed in since, and what
 * is typed there is neither theirs to send nor theirs to read.
 */
public class SentForWhom extends OncePerRequestFilter {

    /** The account id for which the page was made. A call without it is taken for its session's own. */
    static final String FORM_FOR = "X-Form-For";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String madeFor = request.getHeader(FORM_FOR);
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (madeFor == null
                || Session.stage(person).isEmpty()
                || madeFor.equals(person.getName())
                || !request.getRequestURI().startsWith(Refusals.API)) {
            chain.doFilter(request, response);
            return;
        }
        RefusalNotice.say(Refusal.SOMEBODY_ELSE);
        response.setStatus(HttpStatus.CONFLICT.value());
    }
}
