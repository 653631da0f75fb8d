package school.safeguarding.monitoring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When the certificate ends with which the school's TLS answers at the address that mails link to. */
@Component
class CertificateCheck implements Check {

    private static final Duration LEAST_LEFT = Duration.ofDays(14);
    private static final int ANSWERS_WITHIN_MILLIS = 5_000;
    private static final int PORT = 443;

    private final URI address;
    private final Clock clock;

    CertificateCheck(@Value("${safeguarding.base-url}") URI address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Found look() {
        if (!"https".equals(address.getScheme())) {
            return Found.well(Map.of("ends", "none: the address is without TLS"));
        }
        try {
            Instant ends = certificate().getNotAfter().toInstant();
            Duration left = Duration.between(clock.instant(), ends);
            Map<String, Object> details = Map.of("ends", ends.toString(), "daysLeft", left.toDays());
            return left.compareTo(LEAST_LEFT) < 0
                    ? Found.wrong(details, "ALARM A19: the certificate ends within " + LEAST_LEFT.toDays() + " days.")
                    : Found.well(details);
        } catch (IOException | GeneralSecurityException e) {
            return Found.wrong(
                    Map.of("ends", "not known"),
                    "ALARM A19: nothing answers with TLS at the address that mails link to.");
        }
    }

    /** Whoever it is signed by: it is only looked at, and nothing is sent. */
    private X509Certificate certificate() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new LooksOnly()}, null);
        String host = address.getHost();
        int port = address.getPort() < 0 ? PORT : address.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), ANSWERS_WITHIN_MILLIS);
            plain.setSoTimeout(ANSWERS_WITHIN_MILLIS);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    private static final class LooksOnly implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            // There are no clients here.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // A certificate that ended is what is looked for.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
