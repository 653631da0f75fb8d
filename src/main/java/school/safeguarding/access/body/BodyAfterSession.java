package school.safeguarding.access.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;
import school.safeguarding.access.MayCall;
import school.safeguarding.access.Refusals;
import school.safeguarding.access.SecurityConfiguration;
import school.safeguarding.access.body.BodiesOnTheWay.Sender;
import school.safeguarding.access.session.Session;
import school.safeguarding.access.signin.SignInDetails;
import school.safeguarding.access.signin.WelcomePages;
import school.safeguarding.door.Calls;
import school.safeguarding.door.Calls.Body;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.WholeBody;

/**
 * Reads a body, and only when it is known who sends it and that they may make this call. The exceptions are the sign-in form and
 * the one to which a one-time link leads. Stands before anything that would read a form's fields.
 */
public class BodyAfterSession extends OncePerRequestFilter {

    /** Bytes. The forms of our own pages have a few short fields. */
    static final int FORM_LIMIT = 16_000;

    /** Bytes. Each character of a long answer takes up to nine in a page's form; every field of the report, filled to its limit, stays below. */
    static final int REPORT_LIMIT = 2_000_000;

    private static final Set<String> REPORT = Set.of("/report", "/report/draft");

    /** Bytes. A school of 20,000 pupils with every column that we read stays below. */
    private static final int FILE_LIMIT = 4_000_000;

    private static final String ENGINE = "/camunda/api/engine/";

    /** What is kept of a form while it is typed is as long as the form. */
    private static final String DRAFT = "/camunda/api/draft/";

    /** The one page that takes a file. */
    private static final String PUPILS = "/pupils";

    /** What whoever has no session yet may send: a password, by the form or by the page that a link leads to. */
    private static final Set<String> WITHOUT_SESSION = Set.of(SecurityConfiguration.LOGIN, WelcomePages.CHOSEN);

    private final MayCall mayCall;
    private final Refusals refusals;
    private final BodiesOnTheWay onTheWay;
    private final Duration atMost;
    private final Calls calls;

    /** @param atMost how long a body may take to arrive, in all */
    public BodyAfterSession(MayCall mayCall, Refusals refusals, BodiesOnTheWay onTheWay, Duration atMost, Calls calls) {
        this.mayCall = mayCall;
        this.refusals = refusals;
        this.onTheWay = onTheWay;
        this.atMost = atMost;
        this.calls = calls;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isHere = WebUtils.getNativeRequest(request, WholeBody.class) != null;
        if (isHere || (request.getContentLengthLong() <= 0 && !isInChunks(request))) {
            chain.doFilter(request, response);
        } else if (mayBeRead(request, response)) {
            read(request, response, chain);
        }
    }

    /** No browser sends one, and how long it will be is not to be known. */
    private static boolean isInChunks(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private boolean mayBeRead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        boolean isKnown = isKnown();
        if (!isKnown && !isSigningIn(request)) {
            refusals.commence(request, response);
            return false;
        }
        if (isKnown
                && !mayCall.authorize(() -> person, new RequestAuthorizationContext(request))
                        .isGranted()) {
            refusals.handle(request, response, new AccessDeniedException("Not in the table for this person"));
            return false;
        }
        if (isInChunks(request)) {
            refusals.write(request, response, Refusal.OF_NO_LENGTH);
            return false;
        }
        if (request.getContentLengthLong() > limit(request)) {
            refusals.write(request, response, isFile(request) ? Refusal.FILE_TOO_LONG : Refusal.TOO_LONG);
            return false;
        }
        return true;
    }

    private static boolean isKnown() {
        return Session.stage(SecurityContextHolder.getContext().getAuthentication())
                .isPresent();
    }

    private static boolean isSigningIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && WITHOUT_SESSION.contains(request.getRequestURI());
    }

    private boolean isFile(HttpServletRequest request) {
        return ownSize(request).isPresent() && WholeBody.isFormWithFile(request);
    }

    private Optional<Body> ownSize(HttpServletRequest request) {
        return calls.body(request.getMethod(), request.getRequestURI());
    }

    private int limit(HttpServletRequest request) {
        return ownSize(request).map(Body::atMost).orElseGet(() -> limitOfAll(request));
    }

    private static int limitOfAll(HttpServletRequest request) {
        if (request.getRequestURI().equals(PUPILS) && WholeBody.isFormWithFile(request)) {
            return FILE_LIMIT;
        }
        if (REPORT.contains(request.getRequestURI())) {
            return REPORT_LIMIT;
        }
        return (request.getRequestURI().startsWith(ENGINE)
                                || request.getRequestURI().startsWith(DRAFT))
                        && !WholeBody.isForm(request)
                ? WholeBody.LIMIT
                : FORM_LIMIT;
    }

    private void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        try {
            readWhatIsHere(request, arrived);
        } catch (IOException e) {
            // The sender has gone, and there is nobody to answer, nor anything for the log to say.
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        if (arrived.size() == request.getContentLengthLong()) {
            if (isKnown()) {
                MayCall.isAllowedNow(request);
            }
            chain.doFilter(new WholeBody(request, arrived), response);
            return;
        }
        Sender sender = sender(request);
        AwaitedBody body = new AwaitedBody(sender, onTheWay, refusals, request, arrived);
        if (onTheWay.await(sender, body)) {
            body.await(request, response, ownSize(request).map(Body::within).orElse(atMost));
        } else {
            refusals.write(request, response, Refusal.TOO_MANY_AT_ONCE);
        }
    }

    /** Most bodies have come with their headers, or while it was looked up who sends them. */
    private static void readWhatIsHere(HttpServletRequest request, ByteArrayOutputStream arrived) throws IOException {
        Wire wire = Wire.of(request);
        ServletInputStream in = request.getInputStream();
        byte[] piece = new byte[8 * 1024];
        while (arrived.size() < request.getContentLengthLong() && (in.available() > 0 || wire.hasMore())) {
            int read = in.read(piece);
            if (read < 0) {
                return;
            }
            arrived.write(piece, 0, read);
        }
    }

    private static Sender sender(HttpServletRequest request) {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return Session.stage(person).isPresent()
                ? new Sender(person.getName(), true)
                : new Sender(SignInDetails.network(request.getRemoteAddr()), false);
    }
}
