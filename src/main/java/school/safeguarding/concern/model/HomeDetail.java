package school.safeguarding.concern.model;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.record.Chronology.Line;

/**
 * What a record holds of a child's home, under the key by which a form asks for it and under the one by which a change of the
 * register is written. Whatever hides the one must hide the other, so that both stand here and nowhere else.
 */
public enum HomeDetail {
    ADDRESS("childAddress", "registerAddress", "Address"),
    ADULTS("childAdults", "registerAdults", "Adults with parental responsibility"),
    LANGUAGE("childLanguage", "registerLanguage", "Language at home"),
    ETHNICITY("childEthnicity", "registerEthnicity", "Ethnicity");

    private final String asked;
    private final String changed;
    private final String label;

    HomeDetail(String asked, String changed, String label) {
        this.asked = asked;
        this.changed = changed;
        this.label = label;
    }

    /** The key under which forms ask for it. */
    public String asked() {
        return asked;
    }

    /** The key under which a change of the register is written. */
    public String changed() {
        return changed;
    }

    public String label() {
        return label;
    }

    /** Every key under which a record holds it. */
    public Stream<String> keys() {
        return Stream.of(asked, changed);
    }

    /** What a line says of a home. A change says two things, of which a text may repeat either by itself. */
    public static Stream<String> texts(Line line) {
        boolean isChange = Arrays.stream(values()).anyMatch(detail -> detail.changed.equals(line.key()));
        return isChange ? RegisterDetail.said(line.answer()).stream() : Stream.of(line.answer());
    }

    /** Every key under which a record holds anything of a home. */
    public static Set<String> allKeys() {
        return Arrays.stream(values()).flatMap(HomeDetail::keys).collect(Collectors.toUnmodifiableSet());
    }
}
