package school.safeguarding.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeapDumpsTest {

    private final HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final LogHeard heard = LogHeard.of(HeapDumps.class);

    @AfterEach
    void stopListening() {
        heard.stop();
        machine.setVMOption(HeapDumps.ON_OUT_OF_MEMORY, "false");
    }

    private String flag() {
        return machine.getVMOption(HeapDumps.ON_OUT_OF_MEMORY).getValue();
    }

    @Test
    void a_dump_of_the_memory_that_was_asked_for_is_not_made_and_the_log_says_so() {
        machine.setVMOption(HeapDumps.ON_OUT_OF_MEMORY, "true");
        new HeapDumps();
        assertThat(flag()).isEqualTo("false");
        assertThat(heard.lines()).singleElement().asString().contains("HeapDumpOnOutOfMemoryError was on and is off");
    }

    @Test
    void where_none_was_asked_for_there_is_nothing_to_say() {
        new HeapDumps();
        assertThat(flag()).isEqualTo("false");
        assertThat(heard.lines()).isEmpty();
    }
}
