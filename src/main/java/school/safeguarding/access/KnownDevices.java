package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final int MOST_IN_ONE_BROWSER = 8;
    private static final String BETWEEN_WRITTEN = ".";
    private static final String BETWEEN = "\\.";

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, String> accounts =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(MOST).build();

    /** @return what names this browser, if this account has signed in with it */
    Optional<String> of(HttpServletRequest request, String account) {
        return held(request)
                .filter(value -> account.equals(accounts.getIfPresent(value)))
                .findFirst();
    }

    /** Several people may use one browser, each known in it. */
    private static Stream<String> held(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).stream()
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split(BETWEEN)))
                .limit(MOST_IN_ONE_BROWSER);
    }

    void remember(HttpServletRequest request, HttpServletResponse response, String account) {
        if (of(request, account).isPresent()) {
            return;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String device = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        accounts.put(device, account);
        String all = Stream.concat(Stream.of(device), held(request))
                .limit(MOST_IN_ONE_BROWSER)
                .collect(Collectors.joining(BETWEEN_WRITTEN));
        ResponseCookie cookie = ResponseCookie.from(COOKIE, all)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(KNOWN)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
