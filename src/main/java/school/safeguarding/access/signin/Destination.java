package school.safeguarding.access.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The page that somebody asked for before they signed in, so that signing in leads there. Only pages that say nothing by their
 * address: it stays in the browser for a few minutes, which may be a shared one.
 */
public final class Destination {

    private static final String COOKIE = "destination";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final Set<String> PAGES =
            Set.of("/report", "/concerns", "/children", "/low-level", "/pupils", "/drafts", TASKLIST);

    /** A step's id is drawn at random, and mails lead to it. */
    private static final Pattern STEP = Pattern.compile("/steps/[0-9a-f-]{36}");

    /** Says of no person and no page that there is one. */
    private static final String DRAFT = "draft";

    private static final Duration KEPT_FOR_DRAFT = Duration.ofHours(12);

    private Destination() {}

    /** After a session that ended under whoever used it, unless they asked for a page meanwhile. */
    static void rememberDraft(HttpServletRequest request, HttpServletResponse response) {
        Cookie asked = WebUtils.getCookie(request, COOKIE);
        // Of Tasklist the address alone is known, and not what was open in it.
        if (asked == null || asked.getValue().equals(TASKLIST)) {
            set(response, DRAFT, KEPT_FOR_DRAFT, request.isSecure());
        }
    }

    public static void remember(HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("GET") && isRemembered(request.getRequestURI())) {
            set(response, request.getRequestURI(), KEPT, request.isSecure());
        }
    }

    /**
     * @param left the page of what they typed last and have not sent
     * @return where somebody goes who has come to this stage
     */
    public static String of(
            Stage reached, HttpServletRequest request, HttpServletResponse response, Supplier<Optional<String>> left) {
        if (reached != Stage.SIGNED_IN) {
            return reached.page();
        }
        Optional<String> asked =
                Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue);
        asked.ifPresent(page -> set(response, "", Duration.ZERO, request.isSecure()));
        return asked.filter(DRAFT::equals)
                .flatMap(draft -> left.get())
                .or(() -> asked.filter(Destination::isRemembered))
                .orElse(reached.page());
    }

    private static boolean isRemembered(String page) {
        return PAGES.contains(page) || STEP.matcher(page).matches();
    }

    private static void set(HttpServletResponse response, String page, Duration kept, boolean isSecure) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, page)
                        .path("/")
                        .maxAge(kept)
                        .httpOnly(true)
                        .secure(isSecure)
                        .sameSite("Strict")
                        .build()
                        .toString());
    }
}
