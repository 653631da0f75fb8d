package school.safeguarding.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.PlatformTransactionManager;
import school.safeguarding.MovableTicker;
import school.safeguarding.SchoolTest;
import school.safeguarding.access.signin.AttemptThrottle;
import school.safeguarding.access.signin.AttemptThrottle.Attempt;
import school.safeguarding.access.signin.Stage;
import school.safeguarding.access.signin.StoredAttempts;
import school.safeguarding.protection.Seals;
import school.safeguarding.story.Staff;
import school.safeguarding.story.TasklistClient;

/** Sessions as the database keeps them, read by more than one node. */
@SchoolTest
class KeptSessionsTest {

    /** As often as it is written without a lock. */
    private static final int LOST = 20;

    private static final Pattern COOKIE = Pattern.compile("JSESSIONID=([^;\\s]+)");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private KeptSessions sessions;

    @Autowired
    private Seals seals;

    @Autowired
    private DatabaseTime time;

    @Autowired
    private MovableTicker ticker;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private HikariDataSource pool;

    private final String person = "person-" + UUID.randomUUID().toString().substring(0, 8);
    private Staff staff;
    private KeptSessions otherNode;

    @BeforeEach
    void join() {
        staff = new Staff(pool.getJdbcUrl());
        staff.joins(person, "STAFF");
        otherNode = new KeptSessions(database, seals, time, transactions, new SessionOfRequest());
    }

    @AfterEach
    void leave() {
        staff.leaves(person, LocalDate.of(2000, 1, 1));
    }

    private static String id(TasklistClient client) {
        Matcher cookie = COOKIE.matcher(client.headerLines());
        assertThat(cookie.find()).isTrue();
        return new String(Base64.getDecoder().decode(cookie.group(1)), StandardCharsets.UTF_8);
    }

    private static byte[] hash(String id) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] content(byte[] hash) {
        return database.sql("SELECT content FROM safeguarding.session WHERE id = ?")
                .param(hash)
                .query(byte[].class)
                .single();
    }

    private static int tasks(TasklistClient client) {
        return client.engine("GET", "/task", null).statusCode();
    }

    private KeptSession begun() {
        KeptSession session = sessions.createSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                        person, null, Set.of(Stage.SIGNED_IN.authority()))));
        sessions.save(session);
        return session;
    }

    @Test
    void what_a_browser_holds_is_in_no_row_and_nor_is_whose_it_is() throws Exception {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        byte[] content = content(hash(id(client)));
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(person, id(client));
    }

    @Test
    void a_row_that_was_copied_over_another_ones_or_changed_or_written_by_hand_signs_nobody_in() throws Exception {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        TasklistClient head = new TasklistClient(port).signedIn("head");
        byte[] own = content(hash(id(client)));
        byte[] heads = content(hash(id(head)));
        for (byte[] written : new byte[][] {
            heads,
            new byte[0],
            "{\"account\":\"head\",\"stage\":\"SIGNED_IN\",\"round\":0}".getBytes(StandardCharsets.UTF_8)
        }) {
            database.sql("UPDATE safeguarding.session SET content = ? WHERE id = ?")
                    .params(written, hash(id(client)))
                    .update();
            assertThat(tasks(client)).isEqualTo(401);
        }
        database.sql("INSERT INTO safeguarding.session (id, content, used_at) VALUES (?, ?, now())")
                .params(hash("A".repeat(43)), heads)
                .update();
        assertThat(sessions.findById("A".repeat(43))).isNull();
        database.sql("UPDATE safeguarding.session SET content = ? WHERE id = ?")
                .params(own, hash(id(client)))
                .update();
        assertThat(tasks(client)).as("its own again").isEqualTo(200);
        assertThat(tasks(head)).isEqualTo(200);
    }

    @Test
    void a_row_that_was_put_back_after_half_an_hour_and_one_that_was_said_to_be_used_meanwhile_are_worth_nothing() {
        KeptSession session = begun();
        ticker.advance(KeptSession.IDLE_AT_MOST.plusSeconds(1));
        database.sql("UPDATE safeguarding.session SET used_at = now() + interval '1 year'")
                .update();
        assertThat(sessions.findById(session.getId())).isNull();
    }

    @Test
    void a_session_ends_after_half_a_day_however_much_it_is_used() {
        KeptSession session = begun();
        for (int used = 0; used < 3 * KeptSession.AT_MOST.toHours(); used++) {
            KeptSession found = sessions.findById(session.getId());
            assertThat(found).isNotNull();
            found.setAttribute(KeptSession.UNUSED_FOR, Duration.ZERO);
            sessions.save(found);
            ticker.advance(Duration.ofMinutes(20));
        }
        ticker.advance(Duration.ofSeconds(1));
        assertThat(sessions.findById(session.getId())).isNull();
    }

    @Test
    void use_is_written_once_a_minute() throws Exception {
        KeptSession session = begun();
        byte[] before = content(hash(session.getId()));
        for (int used = 0; used < 5; used++) {
            ticker.advance(Duration.ofSeconds(10));
            KeptSession found = sessions.findById(session.getId());
            found.setAttribute(KeptSession.UNUSED_FOR, Duration.ZERO);
            sessions.save(found);
        }
        assertThat(content(hash(session.getId()))).isEqualTo(before);
        ticker.advance(Duration.ofSeconds(10));
        KeptSession found = sessions.findById(session.getId());
        found.setAttribute(KeptSession.UNUSED_FOR, Duration.ZERO);
        sessions.save(found);
        assertThat(content(hash(session.getId()))).isNotEqualTo(before);
    }

    @Test
    void what_two_nodes_change_at_once_is_kept_of_both() {
        String id = begun().getId();
        KeptSession here = sessions.findById(id);
        KeptSession there = otherNode.findById(id);
        here.setAttribute(Session.SESSION_EPOCH, 7);
        there.setAttribute(Session.ROLES, "[STAFF]");
        sessions.save(here);
        otherNode.save(there);
        KeptSession after = sessions.findById(id);
        assertThat((Integer) after.getAttribute(Session.SESSION_EPOCH)).isEqualTo(7);
        assertThat((String) after.getAttribute(Session.ROLES)).isEqualTo("[STAFF]");
    }

    @Test
    void what_one_node_has_ended_no_other_writes_again() {
        String id = begun().getId();
        KeptSession there = otherNode.findById(id);
        there.setAttribute(Session.ROLES, "[STAFF]");
        sessions.deleteById(id);
        otherNode.save(there);
        assertThat(otherNode.findById(id)).isNull();
    }

    @Test
    void what_is_not_on_the_list_is_gone_with_its_request() {
        KeptSession session = begun();
        session.setAttribute("somebody's object", new StringBuilder("anything"));
        sessions.save(session);
        Object found = sessions.findById(session.getId()).getAttribute("somebody's object");
        assertThat(found).isNull();
    }

    @Test
    void wrong_passwords_count_together_on_all_nodes() {
        AttemptThrottle here = new AttemptThrottle(new StoredAttempts(database, time, transactions));
        AttemptThrottle there = new AttemptThrottle(new StoredAttempts(database, time, transactions));
        Attempt attempt = Attempt.ofPassword("guessed-" + person, "10.7.0.1", Optional.empty());
        for (int tried = 0; tried < 4; tried++) {
            AttemptThrottle node = tried % 2 == 0 ? here : there;
            assertThat(node.pause(attempt)).contains(Duration.ZERO);
            node.wasWrong(attempt);
        }
        assertThat(here.pause(attempt))
                .hasValueSatisfying(pause -> assertThat(pause).isPositive());
        assertThat(there.pause(attempt))
                .hasValueSatisfying(pause -> assertThat(pause).isPositive());
        here.wasRight(attempt);
        assertThat(there.pause(attempt)).contains(Duration.ZERO);
    }

    /** A node before each of whose first twenty writes another request of the same session came. */
    private KeptSessions alwaysLate(String id) {
        AtomicInteger writes = new AtomicInteger();
        return new KeptSessions(
                database,
                seals,
                read -> {
                    if (writes.incrementAndGet() <= LOST) {
                        KeptSession between = otherNode.findById(id);
                        between.setAttribute(Session.ROLES, "role " + writes.get());
                        otherNode.save(between);
                    }
                    return time.of(read);
                },
                transactions,
                new SessionOfRequest());
    }

    @Test
    void what_changed_in_a_session_is_written_however_many_others_come_between() {
        String id = begun().getId();
        KeptSession slow = sessions.findById(id);
        slow.setAttribute(TokenOfSession.HELD, "a token");
        alwaysLate(id).save(slow);
        KeptSession read = sessions.findById(id);
        assertThat(read.<String>getAttribute(TokenOfSession.HELD)).isEqualTo("a token");
        assertThat(read.<String>getAttribute(Session.ROLES)).isEqualTo("role " + LOST);
    }

    @Test
    void an_answer_is_not_lost_because_the_time_of_its_sessions_last_use_could_not_be_written() {
        String id = begun().getId();
        ticker.advance(Duration.ofMinutes(2));
        KeptSession slow = sessions.findById(id);
        slow.setAttribute(KeptSession.UNUSED_FOR, true);
        alwaysLate(id).save(slow);
        assertThat(sessions.findById(id).<String>getAttribute(Session.ROLES)).isEqualTo("role " + LOST);
    }

    @Test
    void a_session_that_is_ended_while_others_come_between_stays_ended() {
        String id = begun().getId();
        KeptSession slow = sessions.findById(id);
        slow.setAttribute(TokenOfSession.HELD, "a token");
        sessions.deleteById(id);
        sessions.save(slow);
        assertThat(sessions.findById(id)).isNull();
    }
}
