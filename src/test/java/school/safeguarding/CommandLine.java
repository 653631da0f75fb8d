package school.safeguarding;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A command as the jar runs it, without a process of its own. */
public final class CommandLine {

    private CommandLine() {}

    /** @return the exit code, and after it what was said */
    public static String run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Commands.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }
}
