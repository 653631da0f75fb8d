package school.safeguarding.policy.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LastDrawnTest {

    private static final int MANY = 8;

    private final LastDrawn file = new LastDrawn();
    private final AtomicInteger drawings = new AtomicInteger();

    private byte[] drawn() {
        return new byte[] {(byte) drawings.incrementAndGet()};
    }

    @Test
    void an_edition_is_drawn_once_however_many_ask_for_it_at_once_and_the_next_edition_again() throws Exception {
        CountDownLatch allThere = new CountDownLatch(MANY);
        ExecutorService readers = Executors.newFixedThreadPool(MANY);
        try {
            List<Future<byte[]>> all = Stream.generate(() -> readers.submit(() -> {
                        allThere.countDown();
                        allThere.await();
                        return file.of("one", this::drawn);
                    }))
                    .limit(MANY)
                    .toList();
            for (Future<byte[]> one : all) {
                assertThat(one.get()).containsExactly(1);
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(file.of("", this::drawn)).containsExactly(2);
        assertThat(file.of("", this::drawn)).containsExactly(2);
    }
}
