package school.safeguarding.trial;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Takes every mail, delivers none, and leaves each as a file that any mail program opens. */
class TrialMail implements AutoCloseable {

    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final GreenMail server;
    private final Path folder;
    private final Clock clock;

    TrialMail(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler(new KeepAsFile(users));
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Runs before the sender is told that the mail was taken. */
    private class KeepAsFile implements MessageDeliveryHandler {

        private final UserManager users;

        KeepAsFile(UserManager users) {
            this.users = users;
        }

        @Override
        public GreenMailUser handle(MovingMessage message, MailAddress address)
                throws MessagingException, UserException {
            try {
                keep(message);
            } catch (IOException e) {
                throw new MessagingException("The mail could not be written to the trial's folder", e);
            }
            GreenMailUser user = users.getUserByEmail(address.getEmail());
            return user != null ? user : users.createUser(address.getEmail(), address.getEmail(), "");
        }

        private void keep(MovingMessage message) throws IOException, MessagingException {
            String name = SORTABLE.format(clock.instant()) + "-" + UUID.randomUUID();
            Path unfinished = folder.resolve(name + ".tmp");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                message.getMessage().writeTo(out);
            }
            Files.move(unfinished, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
