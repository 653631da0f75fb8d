package school.safeguarding.journey;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import school.safeguarding.MovableClock;

/** A browser for the tests of one class, and the application that they open in it. */
@ExtendWith(PagesAtFailure.class)
abstract class WithBrowser {

    static InBrowser chromium;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    @BeforeAll
    static void open() {
        chromium = new InBrowser();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }
}
