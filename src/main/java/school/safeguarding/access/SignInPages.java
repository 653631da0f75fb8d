package school.safeguarding.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.access.Guesses.Attempt;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;

/** The sign-in page, and the one for the code that follows it. */
@RestController
class SignInPages {

    private static final Map<String, String> TOLD = Map.of(
            "failed", "This account and this password do not belong together. Please try again.",
            "slow", "There were too many attempts just now. Please wait half a minute, and try again.",
            "ended",
                    "You were signed out: nobody had used this for half an hour, or something about your account changed.",
            "again", "This page was open for too long. Please sign in again.",
            "out", "You are signed out.",
            "changed", "Your password is changed. Please sign in with the new one.");

    private final Pages pages;
    private final Credentials credentials;
    private final Session session;
    private final Totp totp;
    private final SlowedSignIn slowed;
    private final Guesses guesses;
    private final KnownDevices devices;
    private final boolean isSecondFactorDemanded;

    SignInPages(
            Pages pages,
            Credentials credentials,
            Session session,
            Totp totp,
            SlowedSignIn slowed,
            Guesses guesses,
            KnownDevices devices,
            @Value("${safeguarding.second-factor.demanded}") boolean isSecondFactorDemanded) {
        this.pages = pages;
        this.credentials = credentials;
        this.session = session;
        this.totp = totp;
        this.slowed = slowed;
        this.guesses = guesses;
        this.devices = devices;
        this.isSecondFactorDemanded = isSecondFactorDemanded;
    }

    @GetMapping(value = "/page.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(Pages.style());
    }

    @GetMapping(value = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String login(HttpServletRequest request, CsrfToken token) {
        Map<String, Object> words = new HashMap<>();
        TOLD.forEach((name, sentence) -> {
            if (request.getParameter(name) != null) {
                words.put("told", sentence);
            }
        });
        return pages.show("login", token, words);
    }

    @GetMapping(value = "/login/code", produces = MediaType.TEXT_HTML_VALUE)
    String code(CsrfToken token) {
        return pages.show("code", token, Map.of());
    }

    @PostMapping(value = "/login/code", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> code(
            @RequestParam("code") String code,
            Authentication person,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Session.stage(person).filter(stage -> stage == Stage.CODE_TO_GIVE).isEmpty()) {
            return Going.to(Session.stage(person).orElseThrow().page());
        }
        Credential account = credentials.of(person.getName()).orElseThrow();
        Attempt attempt = Attempt.ofCode(account.id(), request.getRemoteAddr(), devices.of(request, account.id()));
        try {
            slowed.waitFor(attempt);
        } catch (TooManyAttempts e) {
            return ResponseEntity.ok(pages.show("code", token, Map.of("told", TOLD.get("slow"))));
        }
        OptionalLong step = totp.stepOf(account.secondFactor().orElseThrow(), code);
        if (step.isEmpty() || !credentials.useCodeOf(account.id(), step.getAsLong())) {
            guesses.wasWrong(attempt);
            return ResponseEntity.ok(pages.show(
                    "code",
                    token,
                    Map.of("told", "“Code” must be the six digits that your telephone shows now. A code works once.")));
        }
        guesses.wasRight(attempt);
        Stage next = Stage.afterCode(account, isSecondFactorDemanded);
        if (next == Stage.SIGNED_IN) {
            devices.remember(request, response, account.id());
        }
        session.enter(request, response, account, next);
        return Going.to(next.page());
    }
}
