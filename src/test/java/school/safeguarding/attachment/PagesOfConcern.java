package school.safeguarding.attachment;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** A concern that was reported, and its pages as each person sees them. */
abstract class PagesOfConcern {

    @Autowired
    ProcessEngine engine;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    LetterFacts letters;

    @LocalServerPort
    int port;

    Story concern;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    String path(String rest) {
        return "/records/" + concern.reference() + rest;
    }

    static String text(HttpResponse<String> page) {
        return HtmlUtils.htmlUnescape(page.body());
    }
}
