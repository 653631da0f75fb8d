package school.safeguarding.trial;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the trial is found, how to sign in, and that it is one. */
@Component
@Profile("!production")
class TrialNotice {

    private static final Logger log = LoggerFactory.getLogger(TrialNotice.class);

    @EventListener
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web) {
            // Line by line: an event of the log is one line.
            String notice =
                    """
                    This is a trial, on this machine only. Never enter a real child's data.

                        http://localhost:%d/

                        Sign in as   teacher   reports a concern
                                     cpo       child protection officer, works it
                                     deputy    deputy child protection officer, countersigns
                                     head      headteacher
                                     chair     chair of governors
                                     governor  deputy chair of governors
                                     it        IT support
                        Password     demo
                    """;
            notice.formatted(web.getWebServer().getPort())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(log::info);
        }
    }
}
