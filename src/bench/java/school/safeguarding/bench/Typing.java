package school.safeguarding.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who type, each into a form of their own, which their page keeps once a second. */
class Typing implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);

    /** What a page sends at once while the last answer is still on its way. */
    private static final int CALLS_AT_ONCE = 8;

    private static final int DRAFTS_UNTIL_WARM = 4_000;

    private static final String WORDS = "Robin hid under the table when the bell rang and said nothing. ";

    private final ScheduledExecutorService pages = Executors.newScheduledThreadPool(CALLS_AT_ONCE);
    private final List<Future<?>> typing = new ArrayList<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final long begin = System.nanoTime();

    /** @param form where its draft is kept, such as {@code /start/cse-concern} */
    record Writer(Client client, String form, String question) {}

    /** They begin one after another, spread over the time between two drafts of one of them. */
    Typing(List<Writer> writers) {
        for (int writer = 0; writer < writers.size(); writer++) {
            Writer one = writers.get(writer);
            typing.add(pages.scheduleAtFixedRate(
                    () -> keep(one),
                    BETWEEN.toMillis() * writer / writers.size(),
                    BETWEEN.toMillis(),
                    TimeUnit.MILLISECONDS));
        }
    }

    /** One draft after another, until the code that keeps them is compiled as it is on a server that has run for a day. */
    static void warmUp(List<Writer> writers) {
        for (int number = 0; number < DRAFTS_UNTIL_WARM; number++) {
            keep(writers.get(number % writers.size()), number);
        }
    }

    private void keep(Writer writer) {
        keep(writer, kept.get());
        kept.incrementAndGet();
    }

    private static void keep(Writer writer, int number) {
        writer.client()
                .keep(
                        writer.form(),
                        "{\"typed\":{\"" + writer.question() + "\":\"" + WORDS.repeat(1 + number % 20)
                                + "\",\"stepOut\":false}}");
    }

    double perSecond() {
        return 1000 * kept.get() / Subject.millisSince(begin);
    }

    @Override
    public void close() throws ExecutionException {
        pages.shutdown();
        try {
            pages.awaitTermination(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            failsWhereOneFailed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while drafts were still being kept", e);
        }
    }

    private void failsWhereOneFailed() throws InterruptedException, ExecutionException {
        for (Future<?> one : typing) {
            if (one.isDone() && !one.isCancelled()) {
                one.get();
            }
        }
    }
}
