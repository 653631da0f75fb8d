package school.safeguarding.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param redirectTo where all mail goes instead of to its recipients; empty in production only */
@ConfigurationProperties("safeguarding.mail")
record MailSettings(String from, String redirectTo) {

    boolean isRedirected() {
        return redirectTo != null && !redirectTo.isBlank();
    }
}
