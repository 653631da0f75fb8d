package school.safeguarding.attachment.file;

import java.util.List;

/** What became of a file that was looked at. */
public sealed interface LookedAt {

    /**
     * @param content what is to be stored, which need not be what was given
     * @param takenOut what was left out, as people read it; never what it said
     */
    record Taken(FileKind kind, byte[] content, List<String> takenOut) implements LookedAt {}

    record NotTaken(Refusal why) implements LookedAt {}
}
