package school.safeguarding.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container shows where a page of ours failed: that it did, and nothing of why. */
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<String> show(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer known ? known : 404;
        String sentence = code >= 500
                ? "Something went wrong here. Nothing was stored. Please try again, and tell IT support if it happens again."
                : "This was sent in a way that cannot be understood, or is not there.";
        return ResponseEntity.status(code).contentType(MediaType.TEXT_PLAIN).body(sentence);
    }
}
