package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Browsers in which an account has signed in before. It gives no right, only freedom from other people's guessing. */
@Component
class KnownDevices {

    private static final String COOKIE = "known-device";
    private static final Duration KNOWN = Duration.ofDays(90);
    private static final int MOST = 100_000;
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, String> accounts =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(MOST).build();

    /** @return what names this browser, if this account has signed in with it */
    Optional<String> of(HttpServletRequest request, String account) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> account.equals(accounts.getIfPresent(value)))
                .findFirst();
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String account) {
        if (of(request, account).isPresent()) {
            return;
        }
        Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .ifPresent(accounts::invalidate);
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String device = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        accounts.put(device, account);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, device)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/login")
                .maxAge(KNOWN)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
