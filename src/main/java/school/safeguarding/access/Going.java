package school.safeguarding.access;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends a browser on after a form, so that going back sends nothing twice. */
public final class Going {

    private Going() {}

    public static ResponseEntity<String> to(String page) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, page)
                .build();
    }
}
