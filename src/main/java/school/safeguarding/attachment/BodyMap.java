package school.safeguarding.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;

/**
 * What somebody saw on a child's body, as a record's page shows it: points on an outline, and what was seen at each in words.
 *
 * @param entry the number of the entry that keeps it
 * @param seen who saw it and when, in words
 */
public record BodyMap(int entry, String seen, List<Mark> marks) {

    static final String KIND = EntryKind.BODY_MAP;

    static final int MOST_MARKS = 6;

    private static final Pattern POINT = Pattern.compile("(front|back), (\\d{1,3}) across, (\\d{1,3}) down");

    /**
     * One point.
     *
     * @param view {@code front} or {@code back}
     * @param explanation as it was given; empty where there was none
     */
    public record Mark(
            int number,
            String view,
            int x,
            int y,
            String place,
            String looks,
            String size,
            String colour,
            String explanation,
            String explainedBy) {}

    /** Of one view, for a picture of it. */
    public List<Mark> in(String view) {
        return marks.stream().filter(mark -> mark.view().equals(view)).toList();
    }

    /** @param entries of one record, oldest first */
    public static List<BodyMap> all(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(KIND))
                .map(BodyMap::of)
                .toList();
    }

    private static BodyMap of(Entry entry) {
        List<Mark> marks = new ArrayList<>();
        IntStream.rangeClosed(1, MOST_MARKS)
                .forEach(number -> mark(entry, number).ifPresent(marks::add));
        return new BodyMap(
                entry.number(),
                (answer(entry, "seenBy") + ", " + answer(entry, "seenOn") + " " + answer(entry, "seenAt")).strip(),
                List.copyOf(marks));
    }

    private static Optional<Mark> mark(Entry entry, int number) {
        String key = "mark" + number;
        Matcher point = POINT.matcher(answer(entry, key + "Point"));
        return point.matches()
                ? Optional.of(new Mark(
                        number,
                        point.group(1),
                        Integer.parseInt(point.group(2)),
                        Integer.parseInt(point.group(3)),
                        answer(entry, key + "Place"),
                        answer(entry, key + "Looks"),
                        answer(entry, key + "Size"),
                        answer(entry, key + "Colour"),
                        answer(entry, key + "Explanation"),
                        answer(entry, key + "By")))
                : Optional.empty();
    }

    static String point(Region region, int x, int y) {
        return region.view().code() + ", " + x + " across, " + y + " down";
    }

    private static String answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst()
                .orElse("");
    }
}
