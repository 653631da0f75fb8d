package school.safeguarding.policy.edition;

import java.util.ArrayList;
import java.util.List;

/** A text as people type it, in parts as a page draws them. An empty line ends a paragraph, {@code #} begins a heading, {@code -} an item. */
final class PolicyText {

    private PolicyText() {}

    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST
    }

    /** @param lines of a list its items, of anything else the lines as they were typed */
    record Part(Kind kind, List<String> lines) {

        public String text() {
            return String.join("\n", lines);
        }
    }

    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        boolean isNew = true;
        for (String line : text.strip().lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                isNew = true;
                continue;
            }
            Kind kind = line.startsWith("# ") ? Kind.HEADING : line.startsWith("- ") ? Kind.LIST : Kind.PARAGRAPH;
            String words = kind == Kind.PARAGRAPH ? line : line.substring(2).strip();
            int last = parts.size() - 1;
            if (!isNew && kind != Kind.HEADING && parts.get(last).kind() == kind) {
                List<String> lines = new ArrayList<>(parts.get(last).lines());
                lines.add(words);
                parts.set(last, new Part(kind, List.copyOf(lines)));
            } else {
                parts.add(new Part(kind, List.of(words)));
            }
            isNew = false;
        }
        return List.copyOf(parts);
    }
}
