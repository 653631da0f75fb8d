package school.safeguarding.command;

import java.io.PrintStream;
import java.util.List;

/** Something an operator does on the command line, beside the running application or without it. */
public interface Command {

    int DONE = 0;
    int FAILED = 1;
    int NOT_UNDERSTOOD = 2;

    /** The first word after the jar. */
    String name();

    /** How it is called, one line for each way. */
    List<String> usage();

    /** @param arguments what follows the name; @return the process's exit code */
    int run(List<String> arguments, PrintStream out);
}
