package school.safeguarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands in front of a mail server, and lets through as much of each connection as it is told to. */
public final class MailDoor implements AutoCloseable {

    public enum Mode {
        OPEN,
        REFUSES,
        /** Takes the connection and never says a word. */
        HANGS,
        DROPS_MID_MESSAGE,
        /** The server has taken the message, and whoever sent it never learns so. */
        DROPS_BEFORE_ANSWER
    }

    private static final String DATA = "DATA\r\n";
    private static final String END = "\r\n.\r\n";

    private final InetSocketAddress address;
    private final int server;
    private final ExecutorService connections = Executors.newCachedThreadPool();
    private final List<Socket> hanging = new ArrayList<>();
    private ServerSocket door;
    private volatile Mode mode = Mode.OPEN;

    public MailDoor(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.address = (InetSocketAddress) door.getLocalSocketAddress();
        connections.submit(() -> letIn(door));
    }

    public int port() {
        return address.getPort();
    }

    public synchronized void is(Mode now) throws IOException {
        mode = now;
        if (now == Mode.REFUSES) {
            door.close();
        } else if (door.isClosed()) {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(address);
            door = again;
            connections.submit(() -> letIn(again));
        }
        if (now == Mode.OPEN) {
            for (Socket socket : hanging) {
                socket.close();
            }
            hanging.clear();
        }
    }

    private void letIn(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket client = open.accept();
                if (mode == Mode.HANGS) {
                    hang(client);
                } else {
                    connections.submit(() -> passOn(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized void hang(Socket client) {
        hanging.add(client);
    }

    private void passOn(Socket client) {
        CountDownLatch answered = new CountDownLatch(1);
        boolean[] isDeaf = {false};
        try (client;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            connections.submit(() -> answers(behind, client, isDeaf, answered));
            InputStream said = client.getInputStream();
            OutputStream heard = behind.getOutputStream();
            byte[] piece = new byte[4096];
            StringBuilder text = new StringBuilder();
            for (int read = said.read(piece); read >= 0; read = said.read(piece)) {
                text.append(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
                boolean isMessage = text.indexOf(DATA) >= 0;
                if (isMessage && mode == Mode.DROPS_MID_MESSAGE && text.length() > text.indexOf(DATA) + 40) {
                    return;
                }
                boolean isWhole = isMessage && text.indexOf(END, text.indexOf(DATA)) > 0;
                synchronized (isDeaf) {
                    isDeaf[0] = isWhole && mode == Mode.DROPS_BEFORE_ANSWER;
                }
                heard.write(piece, 0, read);
                heard.flush();
                if (isWhole && mode == Mode.DROPS_BEFORE_ANSWER) {
                    answered.await(5, TimeUnit.SECONDS);
                    return;
                }
                if (isWhole) {
                    text.setLength(0);
                }
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answers(Socket behind, Socket client, boolean[] isDeaf, CountDownLatch answered) {
        byte[] piece = new byte[4096];
        try {
            InputStream said = behind.getInputStream();
            for (int read = said.read(piece); read >= 0; read = said.read(piece)) {
                synchronized (isDeaf) {
                    if (isDeaf[0]) {
                        answered.countDown();
                        continue;
                    }
                }
                client.getOutputStream().write(piece, 0, read);
                client.getOutputStream().flush();
            }
            client.shutdownOutput();
        } catch (IOException gone) {
            answered.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        is(Mode.OPEN);
        door.close();
        connections.shutdownNow();
    }
}
