package school.safeguarding.attachment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import school.safeguarding.record.Chronology.Line;

/** The points of a body map, as a form sends them, and the lines of the entry that they make. */
record TypedMarks(List<Line> lines, Map<String, String> faults) {

    /** By the end of the key, in order: how it is asked, and how many characters the answer may have. */
    private static final Map<String, Asked> WORDS = new LinkedHashMap<>();

    private record Asked(String label, int longest) {}

    static {
        WORDS.put("Looks", new Asked("what it looked like", 1_000));
        WORDS.put("Size", new Asked("size", 200));
        WORDS.put("Colour", new Asked("colour", 200));
        WORDS.put("Explanation", new Asked("explanation given", 1_000));
        WORDS.put("By", new Asked("explained by", 200));
    }

    private static final Pattern COORDINATE = Pattern.compile("\\d{1,3}");

    static TypedMarks of(Map<String, List<String>> typed) {
        TypedMarks marks = new TypedMarks(new ArrayList<>(), new LinkedHashMap<>());
        for (int number = 1; number <= BodyMap.MOST_MARKS; number++) {
            marks.read(number, typed);
        }
        if (marks.lines.isEmpty() && marks.faults.isEmpty()) {
            marks.faults.put("mark1Place", "Choose at least one place where something was seen");
        }
        return marks;
    }

    private void read(int number, Map<String, List<String>> typed) {
        String key = "mark" + number;
        Optional<String> place = one(typed, key + "Place");
        boolean isBegun =
                WORDS.keySet().stream().anyMatch(end -> one(typed, key + end).isPresent());
        if (place.isEmpty() && !isBegun) {
            return;
        }
        Optional<Region> region = place.flatMap(Region::withCode);
        if (region.isEmpty()) {
            faults.put(key + "Place", "Mark " + number + ": choose the place where it was seen");
            return;
        }
        if (one(typed, key + "Looks").isEmpty()) {
            faults.put(key + "Looks", "Mark " + number + ": say what it looked like");
        }
        lines.add(new Line(
                key + "Place",
                "Mark " + number + ": where",
                region.get().name() + " (" + region.get().view().title().toLowerCase(Locale.ROOT) + ")"));
        lines.add(new Line(key + "Point", "Mark " + number + ": on the outline", point(region.get(), key, typed)));
        WORDS.forEach((end, asked) -> one(typed, key + end).ifPresent(answer -> {
            if (answer.length() > asked.longest()) {
                faults.put(key + end, "Mark " + number + ": at most " + asked.longest() + " characters");
            }
            lines.add(new Line(key + end, "Mark " + number + ": " + asked.label(), answer));
        }));
    }

    /** Where somebody clicked, if that is the place that they chose; else the middle of the place. */
    private static String point(Region region, String key, Map<String, List<String>> typed) {
        Optional<Integer> x = coordinate(typed, key + "X", Region.WIDTH);
        Optional<Integer> y = coordinate(typed, key + "Y", Region.HEIGHT);
        return x.isPresent() && y.isPresent() && region.isNearest(x.get(), y.get())
                ? BodyMap.point(region, x.get(), y.get())
                : BodyMap.point(region, region.x(), region.y());
    }

    private static Optional<Integer> coordinate(Map<String, List<String>> typed, String key, int most) {
        return one(typed, key)
                .filter(text -> COORDINATE.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(value -> value <= most);
    }

    private static Optional<String> one(Map<String, List<String>> typed, String key) {
        return typed.getOrDefault(key, List.of()).stream().findFirst();
    }
}
