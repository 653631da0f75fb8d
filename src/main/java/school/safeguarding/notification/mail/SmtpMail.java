package school.safeguarding.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends by SMTP. Outside production every mail is redirected, with its recipient in a header, unless told otherwise. Nothing
 * in a mail counts or names this machine: whoever gets two of them must not learn how many others went out between.
 */
@Component
class SmtpMail implements Mail {

    private static final Logger log = LoggerFactory.getLogger(SmtpMail.class);

    static {
        // Unless it is named, Jakarta Mail looks through the whole class path for it, several times for each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    /** The mail server's replies from there on say no: RFC 5321, 4.2.1. */
    private static final int REFUSED = 400;

    private final JavaMailSenderImpl sender;
    private final MailSettings settings;

    SmtpMail(JavaMailSenderImpl sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
        // Jakarta Mail would greet with this machine's own name, which the mail server writes into each mail.
        sender.getJavaMailProperties().putIfAbsent("mail.smtp.localhost", settings.domain());
    }

    /** Knows whether it was sent to its end, after which only the mail server's answer tells whether it was taken. */
    private static class SentToItsEnd extends MimeMessage {

        private boolean isAtItsEnd;

        SentToItsEnd(Session session) {
            super(session);
        }

        @Override
        public void writeTo(OutputStream server, String[] without) throws IOException, MessagingException {
            super.writeTo(server, without);
            isAtItsEnd = true;
        }
    }

    @Override
    public Optional<Failure> send(UUID id, String to, String subject, String text) {
        SentToItsEnd message = new SentToItsEnd(sender.getSession());
        try {
            // Without Spring's MimeMessageHelper: each has a map of file types of its own, for which it looks through
            // the whole
            // class path, and nothing is attached to these.
            message.setFrom(address(settings.from()));
            message.setSubject(subject, StandardCharsets.UTF_8.name());
            message.setText(text, StandardCharsets.UTF_8.name());
            if (settings.isRedirected()) {
                message.setRecipient(Message.RecipientType.TO, address(settings.redirectTo()));
                message.setHeader("X-Original-To", to);
            } else {
                message.setRecipient(Message.RecipientType.TO, address(to));
            }
            // Jakarta Mail's own counts every mail of the process. Spring keeps one that is set already.
            message.setHeader("Message-ID", "<" + id + "@" + settings.domain() + ">");
            // RFC 3834: no holiday replies. The second says the same to Exchange, which reads only that.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            sender.send(message);
            return Optional.empty();
        } catch (MessagingException | MailException e) {
            if (message.isAtItsEnd && isAnsweredWithYes(e)) {
                return Optional.empty();
            }
            // The exception's message may quote addresses; its kind is enough to act on.
            String code = e.getClass().getSimpleName();
            log.warn("A mail was not taken: {}", code);
            return Optional.of(new Failure(code, message.isAtItsEnd && !isAnsweredWithNo(e)));
        }
    }

    /** A school's name beside its address may hold any letter, and a header holds ASCII only. */
    private static InternetAddress address(String text) throws AddressException {
        InternetAddress address = new InternetAddress(text);
        try {
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    /** Spring names the messages that failed. Where it names none, only what came after the last one did. */
    private static boolean isAnsweredWithYes(Exception failure) {
        return failure instanceof MailSendException sending
                && sending.getFailedMessages().isEmpty();
    }

    /** A reply of -1 is a connection that ended without one. */
    private static boolean isAnsweredWithNo(Exception failure) {
        return failure instanceof MailSendException sending
                && Arrays.stream(sending.getMessageExceptions())
                        .anyMatch(one ->
                                one instanceof SMTPSendFailedException reply && reply.getReturnCode() >= REFUSED);
    }
}
