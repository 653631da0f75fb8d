package school.safeguarding.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import school.safeguarding.logging.InOurWords;

/**
 * @param from who the mails come from, an address of the school's mail domain
 * @param redirectTo where all mail goes instead of to its recipients; empty in production only
 */
@ConfigurationProperties("safeguarding.mail")
public record MailSettings(String from, String redirectTo) {

    /** @throws IllegalArgumentException if the sender is no address with a domain, which stops the start */
    public MailSettings {
        domainOf(from);
    }

    /** The school's mail domain, such as {@code school.example}. */
    String domain() {
        return domainOf(from);
    }

    private static String domainOf(String from) {
        try {
            String address = new InternetAddress(from, true).getAddress();
            String domain = address.substring(address.lastIndexOf('@') + 1);
            if (domain.length() < address.length()) {
                return domain;
            }
        } catch (AddressException e) {
            throw new InOurWords("safeguarding.mail.from is not a mail address", e);
        }
        throw new IllegalArgumentException("safeguarding.mail.from has no mail domain");
    }

    boolean isRedirected() {
        return redirectTo != null && !redirectTo.isBlank();
    }
}
