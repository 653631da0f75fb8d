package school.safeguarding.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.door.Refusal;

/** What the container shows where a page of ours failed: that it did, and nothing of why. */
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<String> show(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer known ? known : 404;
        Refusal refusal = code >= 500 ? Refusal.FAILED : Refusal.NOT_UNDERSTOOD_OR_NOT_THERE;
        return ResponseEntity.status(code).contentType(MediaType.TEXT_PLAIN).body(refusal.sentence());
    }
}
