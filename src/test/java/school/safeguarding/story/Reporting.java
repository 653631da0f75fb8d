package school.safeguarding.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * People who report one thing after another while something breaks. What was not answered they send again with its key, as the
 * page does.
 */
public final class Reporting {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** @param by which of the people */
    private record Sent(int by, String key, String report) {}

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Sent> unanswered = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    public interface Happening {

        void happens() throws Exception;
    }

    /**
     * Each has had an answer before it happens, at a moment drawn at random.
     *
     * @param people signed in, and used by nobody else
     */
    public void during(List<TasklistClient> people, Happening happening) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<?>> reporting = new ArrayList<>();
            for (int by = 0; by < people.size(); by++) {
                int person = by;
                reporting.add(all.submit(() -> reports(person, people.get(person))));
            }
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> accepted.size() >= 2 * people.size());
            Duration moment = Duration.ofMillis(ThreadLocalRandom.current().nextInt(500));
            await().pollDelay(moment).until(() -> true);
            happening.happens();
            isOver = true;
            for (Future<?> person : reporting) {
                person.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            isOver = true;
            all.shutdownNow();
        }
    }

    private void reports(int by, TasklistClient client) {
        while (!isOver) {
            String key = UUID.randomUUID().toString();
            Sent sent = new Sent(
                    by,
                    key,
                    TasklistClient.body(Answers.report()
                            .with("childName", "Child " + key.substring(0, 8), "observedOn", "2026-01-12")));
            String reference = client.reported(sent.key(), sent.report());
            if (reference.isEmpty()) {
                unanswered.add(sent);
                return;
            }
            accepted.add(reference);
        }
    }

    /** @return the references of all that were accepted, now that what had no answer has one */
    public Set<String> sentAgain(List<TasklistClient> people) {
        for (Sent sent : unanswered) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                String reference = people.get(sent.by()).reported(sent.key(), sent.report());
                assertThat(reference).isNotEmpty();
                accepted.add(reference);
            });
        }
        return new TreeSet<>(accepted);
    }
}
