package school.safeguarding.access.signin;

import io.nayuki.qrcodegen.QrCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
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
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;
import school.safeguarding.people.Role;

/** One's own password and second factor. Whoever changes one of them says the password again: pages are left open. */
@RestController
public class AccountPages {

    /** Until the telephone has shown that it has it, a new secret is this session's only. */
    public static final String NEW_SECRET = AccountPages.class.getName() + ".secret";

    private static final String WRONG_PASSWORD = "“Current password” is not right.";

    private final Pages pages;
    private final Credentials credentials;
    private final PasswordEncoder passwords;
    private final Session session;
    private final Totp totp;
    private final CredentialChecks checks;
    private final Stages stages;

    AccountPages(
            Pages pages,
            Credentials credentials,
            PasswordEncoder passwords,
            Session session,
            Totp totp,
            CredentialChecks checks,
            Stages stages) {
        this.pages = pages;
        this.credentials = credentials;
        this.passwords = passwords;
        this.session = session;
        this.totp = totp;
        this.checks = checks;
        this.stages = stages;
    }

    @GetMapping("/account")
    ResponseEntity<String> account(Authentication person, CsrfToken token) {
        Credential account = account(person);
        return pages.show(
                "account",
                token,
                Map.of(
                        "name",
                        account.name(),
                        "hasSecondFactor",
                        account.secondFactor().isPresent(),
                        "keepsRegister",
                        account.roles().contains(Role.IT_SUPPORT)
                                || account.roles().contains(Role.HEAD)));
    }

    @GetMapping("/account/password")
    ResponseEntity<String> password(Authentication person, CsrfToken token) {
        return has(person, Stage.PASSWORD_TO_CHANGE)
                ? pages.show("password", token, passwordWords(person))
                : goingOn(person);
    }

    private static Map<String, Object> passwordWords(Authentication person) {
        boolean isFirst = Session.stage(person).orElseThrow() == Stage.PASSWORD_TO_CHANGE;
        return new HashMap<>(Map.of("isFirst", isFirst));
    }

    private Optional<String> wrongPassword(Authentication person, String password, HttpServletRequest request) {
        String account = person.getName();
        Attempt attempt = Attempt.ofPassword(account, request.getRemoteAddr(), Optional.of("session of " + account));
        return checks.of(
                        attempt,
                        () -> passwords.matches(password, account(person).password()))
                .fault(WRONG_PASSWORD);
    }

    @PostMapping("/account/password")
    ResponseEntity<String> password(
            @RequestParam("current") String current,
            @RequestParam("password") String password,
            @RequestParam("again") String again,
            Authentication person,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!has(person, Stage.PASSWORD_TO_CHANGE)) {
            return goingOn(person);
        }
        Optional<String> fault = wrongPassword(person, current, request)
                .or(() -> password.equals(again)
                        ? Optional.empty()
                        : Optional.of("“New password, again” must be the same."))
                .or(() -> credentials
                        .choosePassword(AccountId.of(person.getName()), password)
                        .map(wrong -> "“New password” " + wrong + "."));
        if (fault.isPresent()) {
            Map<String, Object> words = passwordWords(person);
            words.put("told", fault.get());
            return pages.show("password", token, words);
        }
        return enter(person, request, response);
    }

    @GetMapping("/account/second-factor")
    ResponseEntity<String> secondFactor(Authentication person, CsrfToken token, HttpSession held) {
        return has(person, Stage.SECOND_FACTOR_TO_SET_UP)
                ? pages.show("second-factor", token, factorWords(person, held))
                : goingOn(person);
    }

    private Map<String, Object> factorWords(Authentication person, HttpSession held) {
        Credential account = account(person);
        Map<String, Object> words = new HashMap<>();
        if (account.secondFactor().isPresent()) {
            words.put("hasSecondFactor", true);
            return words;
        }
        String secret = (String) held.getAttribute(NEW_SECRET);
        if (secret == null) {
            secret = totp.newSecret();
            held.setAttribute(NEW_SECRET, secret);
        }
        words.put("secret", secret.replaceAll("(.{4})", "$1 ").strip());
        words.put("picture", picture(totp.address(account.id(), secret)));
        words.put("isDemanded", Session.stage(person).orElseThrow() == Stage.SECOND_FACTOR_TO_SET_UP);
        return words;
    }

    @PostMapping("/account/second-factor")
    ResponseEntity<String> secondFactor(
            @RequestParam("current") String current,
            @RequestParam("code") String code,
            Authentication person,
            CsrfToken token,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession held = request.getSession();
        String secret = (String) held.getAttribute(NEW_SECRET);
        if (!has(person, Stage.SECOND_FACTOR_TO_SET_UP)
                || secret == null
                || account(person).secondFactor().isPresent()) {
            return goingOn(person);
        }
        OptionalLong step = totp.stepOf(secret, code);
        Optional<String> fault = wrongPassword(person, current, request)
                .or(() -> step.isPresent()
                        ? Optional.empty()
                        : Optional.of("“Code” must be the six digits that your telephone shows now."));
        if (fault.isPresent()) {
            Map<String, Object> words = factorWords(person, held);
            words.put("told", fault.get());
            return pages.show("second-factor", token, words);
        }
        held.removeAttribute(NEW_SECRET);
        if (!credentials.enrolSecondFactor(AccountId.of(person.getName()), secret, step.getAsLong())) {
            return goingOn(person);
        }
        return enter(person, request, response);
    }

    private ResponseEntity<String> enter(
            Authentication person, HttpServletRequest request, HttpServletResponse response) {
        Credential account = account(person);
        Stage next = stages.afterCode(account);
        session.enter(request, response, account, next);
        return Redirect.to(next.page());
    }

    private static boolean has(Authentication person, Stage stage) {
        Stage reached = Session.stage(person).orElseThrow();
        return reached == stage || reached == Stage.SIGNED_IN;
    }

    private static ResponseEntity<String> goingOn(Authentication person) {
        return Redirect.to(Session.stage(person).orElseThrow().page());
    }

    private Credential account(Authentication person) {
        return credentials.of(AccountId.of(person.getName())).orElseThrow();
    }

    /** As an address that holds the picture itself. */
    private static String picture(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M").append(x).append(",").append(y).append("h1v1h-1z");
                }
            }
        }
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4 %1$d %1$d\"><path fill=\"#fff\" d=\"M-4-4h%1$dv%1$dh-%1$dz\"/><path d=\"%2$s\"/></svg>"
                        .formatted(code.size + 8, path);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }
}
