package school.safeguarding.access.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;

/** Six digits that a telephone and we reckon from the time and a shared secret. Source: RFC 6238. */
@Component
public class Totp {

    private static final int SECRET_BYTES = 20;
    private static final int TOLERATED_STEPS = 1;

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final Base32 base32 = new Base32();
    private final String schoolName;
    private final Clock clock;

    Totp(@Value("${safeguarding.school-name}") String schoolName, Clock clock) {
        this.schoolName = schoolName;
        this.clock = clock;
    }

    /** In Base32. */
    String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return base32.encodeToString(secret);
    }

    /** @return the 30-second step whose code this is, one before and one after now included; empty if it is none */
    OptionalLong stepOf(String secret, String code) {
        String digits = code.replaceAll("\\s", "");
        long now = clock.instant().getEpochSecond() / stepSeconds();
        return LongStream.rangeClosed(now - TOLERATED_STEPS, now + TOLERATED_STEPS)
                .filter(step -> isSame(codeOf(secret, step), digits))
                .findFirst();
    }

    public String codeOf(String secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(base32.decode(secret), generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * stepSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A secret that is no key", e);
        }
    }

    /** What a telephone's authenticator reads from the picture. */
    String address(AccountId account, String secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(schoolName), encoded(account.value()), secret, encoded(schoolName));
    }

    private long stepSeconds() {
        return generator.getTimeStep().toSeconds();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isSame(String code, String given) {
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }
}
