package school.safeguarding.access.body;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** What only Tomcat itself can say and do about the body of a request. Nothing here ever waits for the sender. */
final class Wire {

    private static final String ATTRIBUTE = Wire.class.getName();

    /** Bytes. */
    private static final int THROWN_AWAY_AT_MOST = 64 * 1024;

    private final Request request;
    private volatile boolean isFree;

    private Wire(Request request) {
        this.request = request;
    }

    static Wire of(HttpServletRequest request) {
        return (Wire) request.getAttribute(ATTRIBUTE);
    }

    static Wire of(org.apache.catalina.connector.Request request) {
        Wire wire = (Wire) request.getAttribute(ATTRIBUTE);
        if (wire == null) {
            wire = new Wire(request.getCoyoteRequest());
            request.setAttribute(ATTRIBUTE, wire);
        }
        return wire;
    }

    /** Whether something of the body has arrived that was not read yet. */
    boolean hasMore() {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    /** Whether the thread that the request came with has gone back to others. */
    boolean isFree() {
        return isFree;
    }

    void free() {
        isFree = true;
    }

    boolean hasUnread() {
        return !request.isFinished();
    }

    /** The answer is the last on this connection. It has to be written already: Tomcat would take this for a fault of its own. */
    void closeAfterAnswer() {
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    /** A connection that is closed with something unread takes the answer with it, before its sender has read it. */
    void throwAwayWhatIsHere() {
        ThrownAway thrownAway = new ThrownAway();
        try {
            // In chunks there may be a part of a length only, and reading would wait for the rest of it.
            while (request.getContentLengthLong() > 0
                    && hasUnread()
                    && thrownAway.bytes < THROWN_AWAY_AT_MOST
                    && hasMore()
                    && request.doRead(thrownAway) > 0) {
                thrownAway.bytes += thrownAway.remaining();
            }
        } catch (IOException e) {
            // Whoever sends this has gone, and gets no answer.
            return;
        }
    }

    private static class ThrownAway implements ApplicationBufferHandler {

        private int bytes;
        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        private int remaining() {
            return buffer == null ? 0 : buffer.remaining();
        }

        @Override
        public void expand(int size) {
            // Each piece comes in a buffer of its own.
        }
    }
}
