package school.safeguarding.child.csv;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a column of a pupil file may hold, by the headings that MIS reports give it. Source: public guides to SIMS, Arbor and
 * Bromcom reports, looked at in November 2026.
 */
public enum Column {
    UPN("Unique pupil number (UPN)", "upn", "unique pupil number"),
    PUPIL_ID("The school’s own number", "pupil id", "admission no", "admission number", "id", "student id"),
    FORENAME("Legal forename", "legal forename", "forename", "first name", "legal first name"),
    MIDDLE_NAMES("Middle names", "middle names", "middle name"),
    SURNAME("Legal surname", "legal surname", "surname", "last name", "legal last name"),
    USED_FORENAME(
            "Forename that is used",
            "preferred forename",
            "preferred name",
            "preferred first name",
            "known as",
            "chosen name"),
    USED_SURNAME("Surname that is used", "preferred surname", "preferred last name"),
    BORN_ON("Date of birth", "dob", "date of birth", "birth date"),
    SEX("Sex", "sex", "gender", "legal sex"),
    CLASS(
            "Class",
            "reg group",
            "registration form",
            "registration group",
            "class name",
            "class",
            "form/tutor group",
            "form",
            "tutor group"),
    FAMILY("Family", "family", "family id", "family number", "household"),
    SEND("SEND", "sen", "sen status", "send", "send status", "sen provision"),
    PROTECTED(
            "Name or address is protected (yes or no)",
            "name protected",
            "protected",
            "protected identity",
            "address protected",
            "protected address"),
    ADDRESS(
            "The child’s own address: house and street",
            "address",
            "home address",
            "full address",
            "main address",
            "address line 1",
            "address 1",
            "street"),
    ADDRESS_2("The child’s own address: second line", "address line 2", "address 2", "locality"),
    TOWN("The child’s own address: town", "town", "post town", "city", "address line 3"),
    POSTCODE("The child’s own address: postcode", "postcode", "post code", "home postcode"),
    LANGUAGE("Language at home", "language", "first language", "home language", "mother tongue"),
    ETHNICITY("Ethnicity", "ethnicity", "ethnic group", "ethnic origin"),
    ADULT_FORENAME("Forename of an adult", "parent forename", "contact forename"),
    ADULT_SURNAME("Surname of an adult", "parent surname", "contact surname"),
    ADULT_RESPONSIBLE("That adult has parental responsibility (yes or no)", "parental responsibility"),
    ADULT_RELATIONSHIP("What that adult is to the child", "relationship", "relationship to pupil", "relation"),
    ADULT_LIVES("That adult lives with the child (yes or no)", "lives with pupil", "lives with student", "lives with");

    private static final Set<Column> ADDRESSES = EnumSet.of(ADDRESS, ADDRESS_2, TOWN, POSTCODE);

    /** How a heading says that a column is the pupil’s own. */
    private static final Pattern OF_PUPIL = Pattern.compile("^(?:pupil|student|child)(?:['’]?s['’]?)? ");

    /** Headings of what a file of contacts says of the adult. */
    private static final Pattern OF_ADULT =
            Pattern.compile("\\b(?:parents?|contacts?|guardians?|carers?|priority|relationship)\\b");

    private final String title;
    private final Set<String> headings;

    Column(String title, String... headings) {
        this.title = title;
        this.headings = Set.of(headings);
    }

    public String title() {
        return title;
    }

    /** Whether the school can go on without it being in the file. */
    public boolean isNeeded() {
        return this == FORENAME || this == SURNAME || this == BORN_ON;
    }

    static Optional<Column> with(String heading) {
        String folded = folded(heading);
        return named(folded)
                .or(() -> named(OF_PUPIL.matcher(folded).replaceFirst("")).filter(ADDRESSES::contains));
    }

    private static String folded(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[_.:*]+", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static Optional<Column> named(String folded) {
        return Arrays.stream(values())
                .filter(column -> column.headings.contains(folded))
                .findFirst();
    }

    private boolean isOfAdult() {
        return switch (this) {
            case ADULT_FORENAME, ADULT_SURNAME, ADULT_RESPONSIBLE, ADULT_RELATIONSHIP, ADULT_LIVES -> true;
            default -> false;
        };
    }

    /** Whether its lines are about adults too, so that what no heading says to be the pupil’s may be an adult’s. */
    private static boolean hasAdults(List<String> headings) {
        List<Column> known =
                headings.stream().flatMap(heading -> with(heading).stream()).toList();
        return known.stream().anyMatch(Column::isOfAdult)
                || Stream.of(FORENAME, SURNAME).anyMatch(name -> Collections.frequency(known, name) > 1)
                || headings.stream()
                        .anyMatch(heading -> OF_ADULT.matcher(folded(heading)).find());
    }

    /** Whether a file has adults and an address of which no heading says that it is the pupil’s own. */
    public static boolean isAnyAddressUnclear(List<String> headings) {
        return hasAdults(headings) && headings.stream().anyMatch(Column::isUnclear);
    }

    private static boolean isUnclear(String heading) {
        return with(heading).filter(ADDRESSES::contains).isPresent()
                && !OF_PUPIL.matcher(folded(heading)).find();
    }

    /**
     * The first of two columns with one heading is meant: in a file of contacts the second is the adult's. Of an address nobody can
     * tell there whose it is, so that whoever imports has to say it.
     */
    public static Map<Column, Integer> guessed(List<String> all) {
        List<String> headings = isAnyAddressUnclear(all)
                ? all.stream().map(heading -> isUnclear(heading) ? "" : heading).toList()
                : all;
        Map<Column, Integer> found = new EnumMap<>(Column.class);
        Map<Column, Integer> again = new EnumMap<>(Column.class);
        for (int at = 0; at < headings.size(); at++) {
            int position = at;
            with(headings.get(at))
                    .filter(column -> found.putIfAbsent(column, position) != null)
                    .ifPresent(column -> again.putIfAbsent(column, position));
        }
        if (found.containsKey(ADULT_RESPONSIBLE) && again.containsKey(FORENAME) && again.containsKey(SURNAME)) {
            found.putIfAbsent(ADULT_FORENAME, again.get(FORENAME));
            found.putIfAbsent(ADULT_SURNAME, again.get(SURNAME));
        }
        return found;
    }
}
