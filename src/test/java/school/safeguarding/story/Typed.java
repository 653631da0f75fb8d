package school.safeguarding.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What made-up people type in the tests: every text that a test's source gives to a free-text field, and the markers. */
public final class Typed {

    /** Planted where a test looks for them; some of them are put together from parts, so that no search would find them. */
    private static final Set<String> MARKERS = Set.of(
            "Zzmarker",
            "Zzplanted",
            "Refusedmarker",
            "Markerofrefusal",
            "Markerofthestaffroom",
            "Marker Childname",
            Hostile.MARK,
            Hostile.RESULT);

    /** Of the trial's accounts, which some tests type as the person of concern. */
    private static final Set<String> NAMES_ON_THE_STAFF = Set.of("Cora Example", "Hana Example");

    private static final int TOO_SHORT_TO_TELL = 8;

    private static final Set<String> ALL = collect();

    /** By how they begin, since every line of every log is searched for hundreds of them. */
    private static final Map<String, List<String>> BY_BEGINNING =
            ALL.stream().collect(Collectors.groupingBy(typed -> typed.substring(0, TOO_SHORT_TO_TELL)));

    private Typed() {}

    public static Set<String> all() {
        return ALL;
    }

    /** The first of them that stands in the text. */
    public static Optional<String> in(String text) {
        for (int at = 0; at + TOO_SHORT_TO_TELL <= text.length(); at++) {
            for (String typed : BY_BEGINNING.getOrDefault(text.substring(at, at + TOO_SHORT_TO_TELL), List.of())) {
                if (text.startsWith(typed, at)) {
                    return Optional.of(typed);
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> collect() {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            Pattern given = givenToFields();
            Set<String> typed = new TreeSet<>(MARKERS);
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher found = given.matcher(Files.readString(source));
                found.results()
                        .map(match -> match.group(1))
                        .filter(Typed::tells)
                        .forEach(typed::add);
            }
            typed.removeAll(keysOfQuestions());
            return typed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern givenToFields() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (String form : EveryForm.all()) {
            fields.addAll(EveryForm.texts(form).keySet());
        }
        return Pattern.compile("\"(?:" + String.join("|", fields) + ")\",\\s*\"([^\"\\\\]+)\"");
    }

    /** A test's list of them reads like a key and what was typed there. */
    private static Set<String> keysOfQuestions() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String form : EveryForm.all()) {
            Matcher key =
                    Pattern.compile("\"key\": *\"(\\w+)\"").matcher(Files.readString(Path.of("forms", form + ".form")));
            key.results().forEach(found -> keys.add(found.group(1)));
        }
        return keys;
    }

    /** A name that somebody on the staff has is told by their account anyway. */
    private static boolean tells(String text) {
        return !NAMES_ON_THE_STAFF.contains(text)
                && text.length() >= TOO_SHORT_TO_TELL
                && text.chars().anyMatch(Character::isLetter);
    }
}
