package school.safeguarding.concern.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import school.safeguarding.child.SeveralNames;

/**
 * Several children typed into the field for one. The page asks once and offers a line for each; whoever sends the same name again
 * has said that it is one child's. Nothing is ever refused for it.
 *
 * @param typed all that stands in the form, by key
 * @param names each child's, where the field may hold several
 */
record SeveralChildren(Map<String, List<String>> typed, List<String> names) {

    static final String FIELD = "childName";

    /** What the page sends beside answers: the name that it has asked about, and what was answered. */
    static final String ASKED = "_asked";

    static final String ANSWER = "_names";

    static final String APART =
            "Each child now has a line of their own, the others under “Other children concerned too”."
                    + " Look whether each name is right and full, and send the report.";

    static final SeveralChildren NOT_ASKED = new SeveralChildren(Map.of(), List.of());

    private static final String APART_ANSWER = "apart";

    static SeveralChildren in(Map<String, List<String>> typed) {
        return new SeveralChildren(typed, SeveralNames.in(name(typed)));
    }

    private static String name(Map<String, List<String>> typed) {
        return typed.getOrDefault(FIELD, List.of()).stream().findFirst().orElse("");
    }

    /** @return the name that is asked about; empty where nothing is */
    String asked() {
        return names.isEmpty() ? "" : name(typed);
    }

    /** Whether the form has a line for each: the lines of further children are few, and some may be filled in. */
    boolean isRoomForAll() {
        return !names.isEmpty() && names.size() - 1 <= free().size();
    }

    boolean areAskedOf(Optional<String> askedBefore) {
        return !names.isEmpty() && askedBefore.filter(name(typed)::equals).isEmpty();
    }

    boolean arePutApart(Optional<String> answer) {
        return isRoomForAll() && answer.filter(APART_ANSWER::equals).isPresent();
    }

    String question() {
        return "“Full name of the child” may name more than one child. "
                + (isRoomForAll()
                        ? "Say whether it does, and send the report again."
                        : "If it does, write one child here and report the others after this one. If it is one child’s"
                                + " name, send the report again.");
    }

    /** As it was typed, with each child on a line of their own. */
    Map<String, List<String>> apart() {
        Map<String, List<String>> apart = new HashMap<>(typed);
        apart.put(FIELD, List.of(names.get(0)));
        apart.put(FurtherChild.ASKED, List.of("yes"));
        List<String> free = free();
        IntStream.range(1, names.size()).forEach(at -> apart.put(free.get(at - 1), List.of(names.get(at))));
        return apart;
    }

    private List<String> free() {
        return FurtherChild.nameFields().stream()
                .filter(field -> typed.getOrDefault(field, List.of()).isEmpty())
                .toList();
    }
}
