package school.safeguarding.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What leaves the house, and to whom. */
class SmtpMailTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp"));

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    @BeforeEach
    void connect() {
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
    }

    private SmtpMail mail(String redirectTo) {
        return new SmtpMail(sender, new MailSettings("school@school.example", redirectTo));
    }

    private static MimeMessage received() {
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        return SERVER.getReceivedMessages()[0];
    }

    @Test
    void a_redirected_mail_reaches_nobody_else_and_says_for_whom_it_was() throws Exception {
        assertThat(mail("all@school.example").send("cpo@school.example", "Subject", "Text"))
                .isEmpty();
        assertThat(received().getAllRecipients()).extracting(Object::toString).containsExactly("all@school.example");
        assertThat(received().getHeader("X-Original-To")).containsExactly("cpo@school.example");
    }

    @Test
    void without_a_redirect_a_mail_goes_to_its_recipient() throws Exception {
        assertThat(mail("").send("cpo@school.example", "Subject", "Text")).isEmpty();
        assertThat(received().getAllRecipients()).extracting(Object::toString).containsExactly("cpo@school.example");
        assertThat(received().getHeader("X-Original-To")).isNull();
    }

    @Test
    void what_fails_is_told_as_a_code_without_an_address() {
        sender.setPort(1);
        assertThat(mail("").send("cpo@school.example", "Subject", "Text"))
                .hasValueSatisfying(code -> assertThat(code).doesNotContain("@", "school"));
    }
}
