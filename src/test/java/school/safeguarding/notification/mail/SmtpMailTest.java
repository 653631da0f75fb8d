package school.safeguarding.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import school.safeguarding.MailDoor;
import school.safeguarding.MailDoor.Mode;
import school.safeguarding.logging.InOurWords;

/** What leaves the house, and to whom. */
class SmtpMailTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp"));

    private static final String ANY_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

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
        assertThat(mail("all@school.example").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                .isEmpty();
        assertThat(received().getAllRecipients()).extracting(Object::toString).containsExactly("all@school.example");
        assertThat(received().getHeader("X-Original-To")).containsExactly("cpo@school.example");
    }

    @Test
    void without_a_redirect_a_mail_goes_to_its_recipient() throws Exception {
        assertThat(mail("").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                .isEmpty();
        assertThat(received().getAllRecipients()).extracting(Object::toString).containsExactly("cpo@school.example");
        assertThat(received().getHeader("X-Original-To")).isNull();
    }

    @Test
    void a_schools_name_beside_its_address_arrives_as_it_is_written() throws Exception {
        new SmtpMail(sender, new MailSettings("St Zoë’s <school@school.example>", ""))
                .send(UUID.randomUUID(), "cpo@school.example", "Zoë’s", "“Text”");
        assertThat(received().getHeader("From", null)).matches("\\p{ASCII}+");
        assertThat(((InternetAddress) received().getFrom()[0]).getPersonal()).isEqualTo("St Zoë’s");
        assertThat(received().getSubject()).isEqualTo("Zoë’s");
        assertThat(received().getContent()).asString().isEqualToIgnoringNewLines("“Text”");
    }

    /** Whoever gets two mails must not learn from them how many others were sent between. */
    @Test
    void nothing_in_two_mails_counts_those_that_went_to_others_between_them() throws Exception {
        SmtpMail mail = mail("");
        assertThat(mail.send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                .isEmpty();
        for (int other = 0; other < 7; other++) {
            mail.send(UUID.randomUUID(), "head@school.example", "Subject", "About somebody else");
        }
        assertThat(mail.send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                .isEmpty();
        MimeMessage[] received = SERVER.getReceivedMessagesForDomain("cpo@school.example");
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID())
                .matches("<" + ANY_UUID + "@school\\.example>")
                .isNotEqualTo(received[1].getMessageID());
        assertThat(source(received[0])).isEqualTo(source(received[1]));
    }

    /** As after an answer of the mail server that did not arrive: whoever gets both can tell that they are one. */
    @Test
    void a_mail_that_is_sent_again_is_the_same_message() throws Exception {
        UUID notice = UUID.randomUUID();
        mail("").send(notice, "cpo@school.example", "Subject", "Text");
        mail("").send(notice, "cpo@school.example", "Subject", "Text");
        assertThat(SERVER.getReceivedMessages()).hasSize(2).allSatisfy(message -> assertThat(message.getMessageID())
                .isEqualTo("<" + notice + "@school.example>"));
    }

    @Test
    void nothing_in_a_mail_names_this_machine_or_its_process() throws Exception {
        mail("").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text");
        String source = GreenMailUtil.getWholeMessage(received());
        assertThat(source)
                .contains("HELO school.example")
                .doesNotContain(
                        InetAddress.getLocalHost().getHostName(),
                        InetAddress.getLocalHost().getCanonicalHostName(),
                        "boundary",
                        "X-Mailer",
                        "JavaMail",
                        System.getProperty("user.name") + "@");
    }

    @Test
    void no_holiday_reply_comes_back_to_any_mail() throws Exception {
        mail("").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text");
        mail("all@school.example").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text");
        assertThat(SERVER.getReceivedMessages()).hasSize(2).allSatisfy(message -> {
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        });
    }

    @Test
    void the_mail_domain_is_the_senders_whatever_their_name_is() {
        assertThat(new MailSettings("\"Head @ school\" <head@mail.school.example>", "").domain())
                .isEqualTo("mail.school.example");
        assertThatThrownBy(() -> new MailSettings("school", "")).isInstanceOf(InOurWords.class);
        assertThatThrownBy(() -> new MailSettings("", "")).isInstanceOf(InOurWords.class);
    }

    /** Without what is drawn at random and what the time is. */
    private static String source(MimeMessage message) {
        return GreenMailUtil.getWholeMessage(message)
                .replaceAll(ANY_UUID, "DRAWN")
                .replaceAll("(?m)^(Date: |Received: .*; ).*$", "$1A TIME");
    }

    @Test
    void what_fails_is_told_as_a_code_without_an_address() {
        sender.setPort(1);
        assertThat(mail("").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                .hasValueSatisfying(failure -> {
                    assertThat(failure.code()).doesNotContain("@", "school");
                    assertThat(failure.isPerhapsTaken()).isFalse();
                });
    }

    /** The same to whoever sends it, though the server has taken only the second. */
    @ParameterizedTest
    @EnumSource(names = {"DROPS_MID_MESSAGE", "DROPS_BEFORE_ANSWER"})
    void a_mail_whose_answer_did_not_arrive_was_perhaps_taken(Mode mode) throws Exception {
        try (MailDoor door = new MailDoor(SERVER.getSmtp().getPort())) {
            sender.setPort(door.port());
            door.is(mode);
            assertThat(mail("").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                    .hasValueSatisfying(
                            failure -> assertThat(failure.isPerhapsTaken()).isTrue());
        }
        assertThat(SERVER.getReceivedMessages()).hasSize(mode == Mode.DROPS_BEFORE_ANSWER ? 1 : 0);
    }

    @Test
    void a_mail_that_the_server_refuses_is_not_taken() {
        SERVER.getManagers().getUserManager().setMessageDeliveryHandler((message, address) -> {
            throw new UserException("full");
        });
        assertThat(mail("").send(UUID.randomUUID(), "cpo@school.example", "Subject", "Text"))
                .hasValueSatisfying(
                        failure -> assertThat(failure.isPerhapsTaken()).isFalse());
    }
}
