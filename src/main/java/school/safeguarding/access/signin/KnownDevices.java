package school.safeguarding.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seals;

/**
 * Browsers in which an account has signed in before. It gives no right, only freedom from other people's guessing. What a browser
 * holds is sealed for its account, and says of nobody else whose it is: nothing is kept here, so that a restart forgets nobody.
 */
@Component
public class KnownDevices {

    private static final String COOKIE = "known-device";
    private static final Duration KNOWN = Duration.ofDays(90);
    private static final int MOST_IN_ONE_BROWSER = 8;
    private static final String BETWEEN_WRITTEN = ".";
    private static final String BETWEEN = "\\.";

    private final Seals seals;
    private final Clock clock;

    public KnownDevices(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /** @return what names this browser, if this account has signed in with it */
    public Optional<String> of(HttpServletRequest request, AccountId account) {
        return held(request).filter(value -> isOf(account, value)).findFirst();
    }

    private boolean isOf(AccountId account, String value) {
        try {
            byte[] opened = seals.ofSchool().open(Base64.getUrlDecoder().decode(value), place(account));
            return Instant.parse(new String(opened, StandardCharsets.UTF_8))
                    .plus(KNOWN)
                    .isAfter(clock.instant());
        } catch (CannotOpen | IllegalArgumentException | DateTimeException somebodyElses) {
            return false;
        }
    }

    private static Place place(AccountId account) {
        return new Place("browser", account.value(), COOKIE);
    }

    /** Several people may use one browser, each known in it. */
    private static Stream<String> held(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).stream()
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split(BETWEEN)))
                .limit(MOST_IN_ONE_BROWSER);
    }

    public void remember(HttpServletRequest request, HttpServletResponse response, AccountId account) {
        if (of(request, account).isPresent()) {
            return;
        }
        byte[] signedInAt = clock.instant().toString().getBytes(StandardCharsets.UTF_8);
        String device = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seals.ofSchool().seal(signedInAt, place(account)));
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
