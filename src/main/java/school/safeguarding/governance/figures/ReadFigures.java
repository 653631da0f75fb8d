package school.safeguarding.governance.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.governance.EditionsInForce;
import school.safeguarding.governance.TermFigures;
import school.safeguarding.governance.figures.FiguresShown.Current;
import school.safeguarding.governance.figures.FiguresShown.Table;
import school.safeguarding.governance.figures.FiguresShown.Year;
import school.safeguarding.governance.figures.publish.CountTables;
import school.safeguarding.governance.figures.publish.Figure;
import school.safeguarding.governance.figures.publish.FreezeTerm;
import school.safeguarding.governance.figures.publish.FrozenFigures;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenCell;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenTerm;
import school.safeguarding.governance.figures.publish.PublishedTable;
import school.safeguarding.governance.figures.publish.SchoolTerm;
import school.safeguarding.governance.figures.publish.SchoolTerms;
import school.safeguarding.governance.figures.publish.TimeTables;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;

/** Reads what was frozen, and says when the current term is. */
@Service
class ReadFigures {

    private final FrozenFigures frozen;
    private final SchoolTerms terms;
    private final People people;
    private final ObjectProvider<TermFigures> others;
    private final ObjectProvider<EditionsInForce> editions;
    private final Clock clock;

    ReadFigures(
            FrozenFigures frozen,
            SchoolTerms terms,
            People people,
            ObjectProvider<TermFigures> others,
            ObjectProvider<EditionsInForce> editions,
            Clock clock) {
        this.frozen = frozen;
        this.terms = terms;
        this.people = people;
        this.others = others;
        this.editions = editions;
        this.clock = clock;
    }

    /** @param year the one in which the school year begins; the last one that was frozen where there is none of that one */
    @Transactional(readOnly = true)
    public FiguresShown read(Optional<Integer> year, AccountId reader) {
        List<FrozenTerm> all = frozen.terms();
        List<FrozenCell> cells = frozen.cells();
        List<Integer> years = all.stream()
                .map(FrozenTerm::schoolYear)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        Optional<Integer> shown =
                year.filter(years::contains).or(() -> years.stream().findFirst());
        List<FrozenTerm> ofYear = all.stream()
                .filter(term -> shown.filter(one -> one == term.schoolYear()).isPresent())
                .toList();
        return new FiguresShown(
                shown.map(SchoolTerm::inWords),
                years.stream()
                        .map(one -> new Year(
                                one,
                                SchoolTerm.inWords(one),
                                shown.filter(one::equals).isPresent()))
                        .toList(),
                ofYear.stream().map(FrozenTerm::frozenAt).max(Comparator.naturalOrder()),
                current(),
                ofYear.isEmpty()
                        ? List.of()
                        : Figure.counts().stream()
                                .map(figure -> CountTables.of(figure, ofYear, cells, years.contains(shown.get() - 1)))
                                .toList(),
                years.isEmpty() ? Optional.empty() : Optional.of(CountTables.byTerm(all, cells, shown.get())),
                ofYear.isEmpty() ? Optional.empty() : Optional.of(TimeTables.of(ofYear, cells)),
                Stream.concat(
                                editionTables(all, cells),
                                ofYear.isEmpty()
                                        ? Stream.empty()
                                        : otherTables(ofYear, cells, years.contains(shown.get() - 1)))
                        .toList(),
                shown.flatMap(one -> inNoTable(one, cells, reader)));
    }

    private Optional<Current> current() {
        return terms.current(clock.instant())
                .map(term -> new Current(
                        term.name() + " " + SchoolTerm.inWords(term.schoolYear()),
                        BritishDates.brief(lastDay(term.until()))));
    }

    private static LocalDate lastDay(Instant until) {
        return LocalDate.ofInstant(until.minusSeconds(1), BritishDates.ZONE);
    }

    /** The chair may know of concerns from which the head or the CPO is kept out; nobody is shown what keeps them out. */
    private Optional<String> inNoTable(int year, List<FrozenCell> cells, AccountId reader) {
        boolean isChair =
                people.person(reader).filter(person -> person.holds(Role.CHAIR)).isPresent();
        return cells.stream()
                .filter(cell ->
                        isChair && cell.schoolYear() == year && cell.figure().equals(FreezeTerm.IN_NO_TABLE))
                .map(cell -> CountTables.inWords(cell.what(), 0))
                .map(count -> count.equals("0") ? "none" : count)
                .findFirst();
    }

    private Stream<Table> otherTables(List<FrozenTerm> ofYear, List<FrozenCell> cells, boolean isYearBefore) {
        return others.orderedStream()
                .flatMap(one -> one.tables().stream())
                .map(counted -> CountTables.of(PublishedTable.of(counted), ofYear, cells, isYearBefore));
    }

    /** Numbers that were frozen before and after an edition came into force, and no other. */
    private Stream<Table> editionTables(List<FrozenTerm> all, List<FrozenCell> cells) {
        return editions.orderedStream()
                .flatMap(each -> each.editions().stream())
                .flatMap(edition -> TimeTables.beforeAndAfter(edition, all, cells).stream());
    }
}
