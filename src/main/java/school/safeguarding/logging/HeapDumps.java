package school.safeguarding.logging;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A dump of the memory holds everything that anybody reads or writes just then, in plain text. */
@Component
class HeapDumps {

    static final String ON_OUT_OF_MEMORY = "HeapDumpOnOutOfMemoryError";

    private static final Logger log = LoggerFactory.getLogger(HeapDumps.class);

    HeapDumps() {
        // Null on a virtual machine of another make, which has no such flag.
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null
                && Boolean.parseBoolean(machine.getVMOption(ON_OUT_OF_MEMORY).getValue())) {
            machine.setVMOption(ON_OUT_OF_MEMORY, "false");
            log.warn("{} was on and is off now: a dump would hold what is in the records", ON_OUT_OF_MEMORY);
        }
    }
}
