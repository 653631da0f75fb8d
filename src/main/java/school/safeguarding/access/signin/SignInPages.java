package school.safeguarding.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.access.Pages;
import school.safeguarding.access.session.Session;
import school.safeguarding.access.signin.AttemptThrottle.Attempt;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Redirect;
import school.safeguarding.draft.WhereLeft;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;

/** The sign-in page, and the one for the code that follows it. */
@RestController
class SignInPages {

    private static final String SLOW =
            "There were too many attempts just now. Please wait half a minute, and try again.";
    private static final Map<String, String> TOLD = Map.of(
            "failed", "This account and this password do not belong together. Please try again.",
            "slow", SLOW,
            "ended",
                    "You were signed out: nobody had used this for half an hour, or something about your account changed.",
            "again", "This page was open for too long. Please sign in again.",
            "broken", "Something went wrong here. Please try again, and tell IT support if it happens again.",
            "chosen", "Your password is kept. Please sign in with it now.",
            "out", "You are signed out.");

    /** The browser would send back neither cookie, and each attempt would look like a page that was open for too long. */
    private static final String WITHOUT_TLS =
            "This page did not come over a protected connection (https), so that nobody can sign in here. Please tell IT"
                    + " support: the school’s TLS has to stand in front, and tell the application so.";

    private final Pages pages;
    private final Credentials credentials;
    private final Session session;
    private final Totp totp;
    private final CredentialChecks checks;
    private final KnownDevices devices;
    private final Stages stages;
    private final WhereLeft whereLeft;
    private final boolean isTlsNeeded;

    SignInPages(
            Pages pages,
            Credentials credentials,
            Session session,
            Totp totp,
            CredentialChecks checks,
            KnownDevices devices,
            Stages stages,
            WhereLeft whereLeft,
            @Value("${server.servlet.session.cookie.secure:false}") boolean isTlsNeeded) {
        this.pages = pages;
        this.credentials = credentials;
        this.session = session;
        this.totp = totp;
        this.checks = checks;
        this.devices = devices;
        this.stages = stages;
        this.whereLeft = whereLeft;
        this.isTlsNeeded = isTlsNeeded;
    }

    @GetMapping(value = "/page.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(Pages.style());
    }

    @GetMapping("/login")
    ResponseEntity<String> login(HttpServletRequest request, HttpServletResponse response, CsrfToken token) {
        if (request.getParameter("ended") != null) {
            Destination.rememberDraft(request, response);
        }
        Map<String, Object> words = new HashMap<>();
        TOLD.forEach((name, sentence) -> {
            if (request.getParameter(name) != null) {
                words.put("told", sentence);
            }
        });
        if (isTlsNeeded && !request.isSecure()) {
            words.put("told", WITHOUT_TLS);
        }
        return pages.show("login", token, words);
    }

    @GetMapping("/login/code")
    ResponseEntity<String> code(CsrfToken token) {
        return pages.show("code", token, Map.of());
    }

    @PostMapping("/login/code")
    ResponseEntity<String> code(
            @RequestParam("code") String code,
            Authentication person,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Session.stage(person).filter(stage -> stage == Stage.CODE_TO_GIVE).isEmpty()) {
            return Redirect.to(Session.stage(person).orElseThrow().page());
        }
        Credential account = credentials.of(AccountId.of(person.getName())).orElseThrow();
        Attempt attempt =
                Attempt.ofCode(account.id().value(), request.getRemoteAddr(), devices.of(request, account.id()));
        return switch (checks.of(attempt, () -> isCodeOf(account, code))) {
            case RIGHT -> {
                Stage next = stages.afterCode(account);
                session.enter(request, response, account, next);
                yield Redirect.to(Destination.of(next, request, response, () -> whereLeft.page(account.id())));
            }
            case WRONG -> {
                credentials.codeWasWrong(account.id());
                yield told(token, "“Code” must be the six digits that your telephone shows now. A code works once.");
            }
            case TOO_MANY -> told(token, SLOW);
        };
    }

    private ResponseEntity<String> told(CsrfToken token, String sentence) {
        return pages.show("code", token, Map.of("told", sentence));
    }

    private boolean isCodeOf(Credential account, String code) {
        OptionalLong step = totp.stepOf(account.secondFactor().orElseThrow(), code);
        return step.isPresent() && credentials.useCodeOf(account.id(), step.getAsLong());
    }
}
