package school.safeguarding.access.body;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Closes the connection of whoever sent a body that nobody wanted. Tomcat itself would read on, up to {@code maxSwallowSize},
 * and with that at 0 still wait for one byte, in a thread that then answers nobody else.
 */
public class UnreadBodies extends ValveBase {

    public UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Wire wire = Wire.of(request);
        try {
            getNext().invoke(request, response);
        } finally {
            if (request.isAsync()) {
                wire.free();
            } else if (wire.hasUnread()) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                response.finishResponse();
                wire.throwAwayWhatIsHere();
                wire.closeAfterAnswer();
            }
        }
    }
}
