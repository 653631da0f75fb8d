package school.safeguarding.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.access.Pages;
import school.safeguarding.access.signin.AttemptThrottle.Attempt;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Redirect;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.Credentials.Credential;

/**
 * Where a mailed link leads: somebody chooses a password that nobody else knows, and signs in with it. Opening the page uses
 * up nothing, since mail servers and virus scanners open links too; sending it does.
 */
@RestController
public class WelcomePages {

    public static final String CHOSEN = "/welcome";

    private static final String WRONG_CODE =
            "“Activation code” must be the one that whoever agreed to your account has for you.";

    private final Pages pages;
    private final Credentials credentials;
    private final CredentialChecks checks;

    WelcomePages(Pages pages, Credentials credentials, CredentialChecks checks) {
        this.pages = pages;
        this.credentials = credentials;
        this.checks = checks;
    }

    @GetMapping("/welcome/{account}/{key}")
    ResponseEntity<String> welcome(
            @PathVariable("account") String account, @PathVariable("key") String key, CsrfToken token) {
        return shown(AccountId.orNobody(account), key, token, Optional.empty());
    }

    /** With the key in its body: the address of what is sent stands in more places than that of a page. */
    @PostMapping(CHOSEN)
    ResponseEntity<String> choose(
            @RequestParam("account") String account,
            @RequestParam("key") String key,
            @RequestParam("password") String password,
            @RequestParam("again") String again,
            @RequestParam(name = "code", defaultValue = "") String code,
            CsrfToken token,
            HttpServletRequest request) {
        Optional<Credential> opened = credentials.openedBy(AccountId.orNobody(account), key);
        if (opened.isEmpty()) {
            return shown(AccountId.orNobody(account), key, token, Optional.empty());
        }
        Optional<String> fault = wrongCode(opened.get(), code, request)
                .or(() ->
                        password.equals(again) ? Optional.empty() : Optional.of("“Password, again” must be the same."))
                .or(() -> credentials
                        .choosePasswordByLink(AccountId.orNobody(account), key, password, code)
                        .map(wrong -> "“Password” " + wrong + "."));
        return fault.isPresent() ? shown(AccountId.orNobody(account), key, token, fault) : Redirect.to("/login?chosen");
    }

    private Optional<String> wrongCode(Credential account, String code, HttpServletRequest request) {
        if (!account.isToBeActivated()) {
            return Optional.empty();
        }
        Attempt attempt = Attempt.ofCode(
                account.id().value(), request.getRemoteAddr(), Optional.of("activation of " + account.id()));
        return checks.of(attempt, () -> credentials.isActivationCode(account.id(), code))
                .fault(WRONG_CODE);
    }

    private ResponseEntity<String> shown(AccountId account, String key, CsrfToken token, Optional<String> told) {
        Map<String, Object> words = new HashMap<>();
        told.ifPresent(sentence -> words.put("told", sentence));
        credentials.openedBy(account, key).ifPresent(opened -> {
            words.put("isOpen", true);
            words.put("account", opened.id().value());
            words.put("name", opened.name());
            words.put("key", key);
            words.put("isToBeActivated", opened.isToBeActivated());
        });
        return pages.show("welcome", token, words);
    }
}
