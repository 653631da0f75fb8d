package school.safeguarding.door;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sends a browser on after a form, so that going back sends nothing twice. */
public final class Redirect {

    private Redirect() {}

    public static ResponseEntity<String> to(String page) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, page)
                .build();
    }
}
