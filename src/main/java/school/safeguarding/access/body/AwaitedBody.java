package school.safeguarding.access.body;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.RequestFacade;
import org.apache.catalina.connector.ResponseFacade;
import org.springframework.http.HttpHeaders;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.util.WebUtils;
import school.safeguarding.access.Refusals;
import school.safeguarding.access.body.BodiesOnTheWay.Sender;
import school.safeguarding.door.Refusal;
import school.safeguarding.door.WholeBody;

/**
 * The rest of a body that is still arriving. No thread waits for it: the container calls back when there is more, or when the time
 * limit is reached. Once it is complete the request is dispatched again, and its session is checked again.
 */
class AwaitedBody implements BodiesOnTheWay.Body, ReadListener, AsyncListener {

    /** Where the session that was found stays for as long as the request. Source: {@link SessionRepositoryFilter}. */
    private static final String SESSION = SessionRepositoryFilter.SESSION_REPOSITORY_ATTR + ".CURRENT_SESSION";

    private final Sender sender;
    private final BodiesOnTheWay others;
    private final Refusals refusals;
    private final Wire wire;
    private final long length;
    private final ByteArrayOutputStream arrived;
    private final byte[] piece = new byte[8 * 1024];
    private HttpServletRequest request;
    private HttpServletResponse response;
    private ServletInputStream in;
    private AsyncContext held;
    private boolean isInTheWay;
    private boolean isOver;

    /** @param arrived what is here of it already */
    AwaitedBody(
            Sender sender,
            BodiesOnTheWay others,
            Refusals refusals,
            HttpServletRequest request,
            ByteArrayOutputStream arrived) {
        this.sender = sender;
        this.others = others;
        this.refusals = refusals;
        this.wire = Wire.of(request);
        this.length = request.getContentLengthLong();
        this.arrived = arrived;
    }

    /** @param atMost from now on, however much of it arrives meanwhile */
    synchronized void await(HttpServletRequest asked, HttpServletResponse answer, Duration atMost) throws IOException {
        // The container's own, since the request begins again before all filters.
        request = WebUtils.getNativeRequest(asked, RequestFacade.class);
        response = WebUtils.getNativeResponse(answer, ResponseFacade.class);
        boolean isAwaited = false;
        try {
            in = request.getInputStream();
            held = asked.startAsync(new WholeBody(request, arrived), response);
            held.setTimeout(atMost.toMillis());
            held.addListener(this);
            in.setReadListener(this);
            isAwaited = true;
        } finally {
            if (!isAwaited) {
                end();
            }
        }
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        while (!isOver && arrived.size() < length && in.isReady()) {
            int read = in.read(piece);
            if (read < 0) {
                break;
            }
            arrived.write(piece, 0, read);
        }
        if (isOver) {
            return;
        }
        if (arrived.size() == length) {
            end();
            // Looked up again with the rest: it may have ended meanwhile, on this node or another.
            request.removeAttribute(SESSION);
            held.dispatch();
        } else if (isInTheWay) {
            wire.throwAwayWhatIsHere();
            refuse(Refusal.TOO_MANY_AT_ONCE);
        }
    }

    @Override
    public synchronized void makeWay() {
        isInTheWay = true;
        // Until then another thread is still writing the same headers; the next byte, or the end of its time, is soon
        // enough.
        if (!isOver && wire.isFree()) {
            refuse(Refusal.TOO_MANY_AT_ONCE);
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        if (!isOver) {
            wire.throwAwayWhatIsHere();
            refuse(isInTheWay ? Refusal.TOO_MANY_AT_ONCE : Refusal.TOO_SLOW);
        }
    }

    private void refuse(Refusal why) {
        end();
        // With it Tomcat reads nothing more of a request that it does not hold a thread for.
        response.setHeader(HttpHeaders.CONNECTION, "close");
        refusals.write(request, response, why);
        held.complete();
    }

    private void end() {
        isOver = true;
        others.leave(sender, this);
    }

    /** The sender has gone. */
    @Override
    public synchronized void onError(Throwable fault) {
        if (!isOver) {
            end();
            held.complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        if (!isOver) {
            end();
        }
    }

    @Override
    public void onAllDataRead() {
        // Its length says so before.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Begun once.
    }
}
