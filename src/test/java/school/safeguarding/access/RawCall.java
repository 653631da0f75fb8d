package school.safeguarding.access;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection that sends a request as slowly as its test likes. */
class RawCall implements Closeable {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Socket socket;
    private final StringBuilder answer = new StringBuilder();
    private boolean isClosed;

    RawCall(int port) {
        this(port, InetAddress.getLoopbackAddress(), Integer.MAX_VALUE);
    }

    /**
     * @param from the address that it comes from, of this machine
     * @param taken how many bytes it takes at most before it reads any; the operating system makes it a few more
     */
    RawCall(int port, InetAddress from, int taken) {
        try {
            socket = new Socket();
            if (taken < Integer.MAX_VALUE) {
                socket.setReceiveBufferSize(taken);
            }
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param headers lines with their ends */
    RawCall begin(String method, String path, String headers) {
        send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers);
        return this;
    }

    /** @param headers lines with their ends, without the length */
    RawCall post(String path, String headers, long length) {
        begin("POST", path, headers + "Content-Length: " + length + "\r\n\r\n");
        return this;
    }

    /** @return whether the other side still took it */
    boolean send(String part) {
        try {
            socket.getOutputStream().write(part.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException e) {
            isClosed = true;
            return false;
        }
    }

    /** @return what has been answered until now, or within that time */
    String answeredWithin(Duration span) {
        try {
            socket.setSoTimeout((int) span.toMillis());
            byte[] piece = new byte[8 * 1024];
            int read = socket.getInputStream().read(piece);
            if (read < 0) {
                isClosed = true;
            } else {
                answer.append(new String(piece, 0, read, StandardCharsets.UTF_8));
            }
        } catch (SocketTimeoutException e) {
            return answer.toString();
        } catch (IOException e) {
            isClosed = true;
        }
        return answer.toString();
    }

    /** @return the status line and all that follows, until the other side closes the connection */
    String answerUntilClosed() {
        long from = System.nanoTime();
        while (!isClosed && System.nanoTime() - from < LONGEST.toNanos()) {
            answeredWithin(LONGEST);
        }
        if (!isClosed) {
            throw new AssertionError("Still open, with the answer: " + answer);
        }
        return answer.toString();
    }

    /** @return the answer so far, when there is one */
    String answer() {
        while (answer.isEmpty() && !isClosed) {
            answeredWithin(LONGEST);
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
