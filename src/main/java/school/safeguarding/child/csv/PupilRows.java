package school.safeguarding.child.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.child.HomeDetails;
import school.safeguarding.child.HomeDetails.Adult;
import school.safeguarding.child.Particulars;
import school.safeguarding.child.csv.Table.Row;

/** Reads the rows of a table as pupils, and says by line and column what is wrong with them. No sentence says a value. */
public final class PupilRows {

    private final Table table;
    private final Map<Column, Integer> columns;
    private final LocalDate today;
    private final Map<String, Pupil> pupils = new LinkedHashMap<>();
    private final Map<String, Set<String>> adults = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, String> languages = new HashMap<>();
    private final Map<String, String> ethnicities = new HashMap<>();
    private final Map<String, Map<String, Adult>> responsible = new HashMap<>();
    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    private PupilRows(Table table, Map<Column, Integer> columns, LocalDate today) {
        this.table = table;
        this.columns = columns;
        this.today = today;
    }

    /**
     * @param line of the file
     * @param adults full names of those with parental responsibility, where the file has them: compared, and never stored
     * @param home stored only where a concern is about the child
     */
    public record Pupil(long line, Particulars particulars, Set<String> adults, HomeDetails.Said home) {}

    /** @param sentence about one line and column of the file, in our words */
    public record Finding(long line, String sentence) {}

    /** @param pupils to be used only where there is no error */
    public record Read(List<Pupil> pupils, List<Finding> errors, List<Finding> warnings) {}

    public static Read read(Table table, Map<Column, Integer> columns, LocalDate today) {
        PupilRows rows = new PupilRows(table, columns, today);
        table.rows().forEach(rows::read);
        return new Read(
                rows.pupils.values().stream()
                        .map(pupil -> new Pupil(
                                pupil.line(),
                                pupil.particulars(),
                                rows.adults.getOrDefault(pupil.particulars().key(), Set.of()),
                                rows.home(pupil)))
                        .toList(),
                List.copyOf(rows.errors),
                List.copyOf(rows.warnings));
    }

    private void read(Row row) {
        Optional<LocalDate> bornOn = bornOn(row);
        String upn = text(row, Column.UPN).toUpperCase(Locale.ROOT);
        String ownId = text(row, Column.PUPIL_ID);
        if (!upn.isEmpty() && !Cells.isUpn(upn)) {
            warn(row, Column.UPN, "has a check letter that does not fit: a digit may be wrong");
        }
        if (text(row, Column.FORENAME).isEmpty() && text(row, Column.SURNAME).isEmpty()) {
            error(row, Column.SURNAME, "is empty, and so is the forename");
        }
        Particulars pupil = new Particulars(
                "",
                upn.isEmpty() ? ownId : upn,
                text(row, Column.FORENAME),
                text(row, Column.MIDDLE_NAMES),
                text(row, Column.SURNAME),
                usedIfOther(row, Column.USED_FORENAME, Column.FORENAME),
                usedIfOther(row, Column.USED_SURNAME, Column.SURNAME),
                bornOn,
                sex(row),
                text(row, Column.CLASS),
                text(row, Column.FAMILY),
                columns.containsKey(Column.SEND) ? Optional.of(Cells.isSend(text(row, Column.SEND))) : Optional.empty(),
                Cells.isYes(text(row, Column.PROTECTED)));
        add(row, pupil);
        addAdult(row, pupil);
        addHome(row, pupil);
    }

    /** In a file with a line for each adult the address may be the adult's, and no reader could tell whose. */
    private void addHome(Row row, Particulars pupil) {
        languages.putIfAbsent(pupil.key(), text(row, Column.LANGUAGE));
        ethnicities.putIfAbsent(pupil.key(), text(row, Column.ETHNICITY));
        String address = address(row);
        String before = addresses.putIfAbsent(pupil.key(), address);
        if (before != null && !before.equals(address)) {
            addresses.put(pupil.key(), "");
            warn(
                    row,
                    Column.ADDRESS,
                    "is another than in a line before it about the same pupil. It may be an adult’s: no address of this"
                            + " pupil is taken in");
        }
    }

    private String address(Row row) {
        return Stream.of(Column.ADDRESS, Column.ADDRESS_2, Column.TOWN, Column.POSTCODE)
                .map(column -> text(row, column))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** An adult counts here only where the file says that they have parental responsibility. */
    private HomeDetails.Said home(Pupil pupil) {
        String key = pupil.particulars().key();
        return new HomeDetails.Said(
                hasAny(Column.ADDRESS, Column.ADDRESS_2, Column.TOWN, Column.POSTCODE)
                        ? Optional.of(addresses.getOrDefault(key, ""))
                        : Optional.empty(),
                hasAny(Column.LANGUAGE) ? Optional.of(languages.getOrDefault(key, "")) : Optional.empty(),
                hasAny(Column.ETHNICITY) ? Optional.of(ethnicities.getOrDefault(key, "")) : Optional.empty(),
                hasAny(Column.ADULT_RESPONSIBLE) && hasAny(Column.ADULT_FORENAME, Column.ADULT_SURNAME)
                        ? Optional.of(List.copyOf(
                                responsible.getOrDefault(key, Map.of()).values()))
                        : Optional.empty());
    }

    private boolean hasAny(Column... any) {
        return Stream.of(any).anyMatch(columns::containsKey);
    }

    private void addAdult(Row row, Particulars pupil) {
        String adult = (text(row, Column.ADULT_FORENAME) + " " + text(row, Column.ADULT_SURNAME)).strip();
        boolean isResponsible =
                !columns.containsKey(Column.ADULT_RESPONSIBLE) || Cells.isYes(text(row, Column.ADULT_RESPONSIBLE));
        if (!adult.isEmpty() && isResponsible) {
            adults.computeIfAbsent(pupil.key(), key -> new TreeSet<>()).add(adult);
            String lives = text(row, Column.ADULT_LIVES);
            responsible
                    .computeIfAbsent(pupil.key(), key -> new TreeMap<>())
                    .put(
                            adult,
                            new Adult(
                                    adult,
                                    text(row, Column.ADULT_RELATIONSHIP),
                                    lives.isEmpty() ? Optional.empty() : Optional.of(Cells.isYes(lives))));
        }
    }

    private void add(Row row, Particulars pupil) {
        Pupil before =
                pupils.putIfAbsent(pupil.key(), new Pupil(row.line(), pupil, Set.of(), HomeDetails.Said.NOTHING));
        if (before == null || before.particulars().equals(pupil)) {
            return;
        }
        if (before.particulars().inClass(pupil.className()).equals(pupil)) {
            warn(
                    row,
                    Column.CLASS,
                    "is another than in line " + before.line() + ", which is about the same pupil and counts");
        } else {
            error(row, Column.UPN, "and line " + before.line() + " are about the same pupil and say different things");
        }
    }

    private Optional<LocalDate> bornOn(Row row) {
        String cell = text(row, Column.BORN_ON);
        if (cell.isEmpty()) {
            warn(row, Column.BORN_ON, "is empty: the child counts as under 13, and is found by the name alone");
            return Optional.empty();
        }
        Optional<LocalDate> day = Cells.date(cell).filter(date -> date.getYear() > 1990 && !date.isAfter(today));
        if (day.isEmpty()) {
            error(row, Column.BORN_ON, "must be a day that has been, such as 14/03/2020, 14-Mar-20 or 2020-03-14");
        }
        return day;
    }

    private String sex(Row row) {
        String cell = text(row, Column.SEX);
        Optional<String> sex = Cells.sex(cell);
        if (!cell.isEmpty() && sex.isEmpty()) {
            warn(row, Column.SEX, "is neither male nor female, and is left out");
        }
        return sex.orElse("");
    }

    private String usedIfOther(Row row, Column used, Column legal) {
        String name = text(row, used);
        return name.equals(text(row, legal)) ? "" : name;
    }

    private String text(Row row, Column column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.cell(at);
    }

    private void error(Row row, Column column, String what) {
        errors.add(finding(row, column, what));
    }

    private void warn(Row row, Column column, String what) {
        warnings.add(finding(row, column, what));
    }

    private Finding finding(Row row, Column column, String what) {
        Integer at = columns.get(column);
        String heading = at == null ? column.title() : table.headings().get(at);
        return new Finding(row.line(), "Line " + row.line() + ", column “" + heading + "”: " + what + ".");
    }
}
