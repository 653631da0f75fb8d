package school.safeguarding.notification.send;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import school.safeguarding.escalation.BeginsWithDay;

/** Once a day and not with each mail, which then costs a statement less. */
@Component
class ForgetMailAttempts implements BeginsWithDay {

    private final MailAttempts attempts;

    ForgetMailAttempts(MailAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public String ofDay() {
        return "mail-attempts";
    }

    @Override
    public void begin(LocalDate day) {
        attempts.forgetSettled();
    }
}
