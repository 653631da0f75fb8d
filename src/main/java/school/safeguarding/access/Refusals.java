package school.safeguarding.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What somebody is told who may not do what they asked for: as little as possible, and where it goes on. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String API = "/camunda/api/";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (request.getRequestURI().startsWith(API)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            go(
                    response,
                    request.isRequestedSessionIdValid() || request.getRequestedSessionId() == null
                            ? "/login"
                            : "/login?ended");
        }
    }

    /** Without a difference between what is not there, what is somebody else's and what is not for this role. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Optional<Stage> stage = Session.stage(SecurityContextHolder.getContext().getAuthentication());
        boolean isPage =
                request.getMethod().equals("GET") && !request.getRequestURI().startsWith(API);
        if (denied instanceof CsrfException) {
            go(response, stage.map(Stage::page).orElse("/login?again"));
        } else if (isPage && stage.filter(reached -> reached != Stage.SIGNED_IN).isPresent()) {
            go(response, stage.get().page());
        } else {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
    }

    private static void go(HttpServletResponse response, String where) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, where);
    }
}
