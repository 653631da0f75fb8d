package school.safeguarding.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import school.safeguarding.access.session.Session;
import school.safeguarding.access.session.StillSignedIn;
import school.safeguarding.access.signin.Destination;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.door.NothingHere;
import school.safeguarding.door.Refusal;

/** What somebody is told who may not do what they asked for: as little as possible, and where it goes on. */
@Component
public class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    public static final String API = "/camunda/api/";
    private static final String OPEN_FOR_TOO_LONG = "/login?again";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (request.getRequestURI().startsWith(API)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            Destination.remember(request, response);
            go(
                    response,
                    request.getAttribute(StillSignedIn.ENDED) == null
                                    && (request.isRequestedSessionIdValid() || request.getRequestedSessionId() == null)
                            ? "/login"
                            : "/login?ended");
        }
    }

    /** Sends something without being signed in: as after a session that ended under a page that was left open. */
    public void commence(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith(API)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            go(response, OPEN_FOR_TOO_LONG);
        }
    }

    /** A body that is not taken. */
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal why) {
        boolean isCall = request.getRequestURI().startsWith(API);
        response.setStatus(why.status());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(isCall ? MediaType.APPLICATION_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            response.getWriter()
                    .write(isCall ? "{\"type\":\"Refused\",\"message\":\"" + why.sentence() + "\"}" : why.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            go(response, stage.map(Stage::page).orElse(OPEN_FOR_TOO_LONG));
        } else if (isPage && stage.filter(reached -> reached != Stage.SIGNED_IN).isPresent()) {
            go(response, stage.get().page());
        } else if (request.getRequestURI().startsWith(API)) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        } else {
            NothingHere.answer(response);
        }
    }

    private static void go(HttpServletResponse response, String where) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, where);
    }
}
