package school.safeguarding.child.csv;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
            "Address: house and street",
            "address",
            "home address",
            "full address",
            "main address",
            "address line 1",
            "address 1",
            "street"),
    ADDRESS_2("Address: second line", "address line 2", "address 2", "locality"),
    TOWN("Address: town", "town", "post town", "city", "address line 3"),
    POSTCODE("Address: postcode", "postcode", "post code", "home postcode"),
    LANGUAGE("Language at home", "language", "first language", "home language", "mother tongue"),
    ETHNICITY("Ethnicity", "ethnicity", "ethnic group", "ethnic origin"),
    ADULT_FORENAME("Forename of an adult", "parent forename", "contact forename"),
    ADULT_SURNAME("Surname of an adult", "parent surname", "contact surname"),
    ADULT_RESPONSIBLE("That adult has parental responsibility (yes or no)", "parental responsibility"),
    ADULT_RELATIONSHIP("What that adult is to the child", "relationship", "relationship to pupil", "relation"),
    ADULT_LIVES("That adult lives with the child (yes or no)", "lives with pupil", "lives with student", "lives with");

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
        String folded = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[_.:*]+", " ")
                .replaceAll(" +", " ")
                .strip();
        return Arrays.stream(values())
                .filter(column -> column.headings.contains(folded))
                .findFirst();
    }

    /** The first of two columns with one heading is meant: in a file of contacts the second is the adult's. */
    public static Map<Column, Integer> guessed(List<String> headings) {
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
