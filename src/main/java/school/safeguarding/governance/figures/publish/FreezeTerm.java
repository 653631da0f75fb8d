package school.safeguarding.governance.figures.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.KeptOut;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.governance.TermFigures;
import school.safeguarding.governance.figures.count.CountedEvent.Kind;
import school.safeguarding.governance.figures.count.CountedEvents;
import school.safeguarding.governance.figures.count.CountedEvents.Group;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenCell;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenTerm;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/**
 * Publishes the figures of a term once it has ended. What is published is never changed, whatever is put right later. In a job
 * of its own: what goes wrong with figures must not keep the day from beginning for children.
 */
@Service
public class FreezeTerm implements BackgroundWork, BeginsWithDay {

    private static final String NAME = "freeze-term";

    /** In no table is anything from which one of them is kept out: whoever reads it could tell by what is missing elsewhere. */
    static final Set<Role> READERS =
            EnumSet.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    /** What the chair alone is shown: concerns of a whole year that are in no table. */
    public static final String IN_NO_TABLE = "IN_NO_TABLE";

    private final SchoolTerms terms;
    private final CountedEvents events;
    private final FrozenFigures frozen;
    private final ObjectProvider<TermFigures> others;
    private final KeptOut keptOut;
    private final Trail trail;
    private final Background background;
    private final Clock clock;

    FreezeTerm(
            SchoolTerms terms,
            CountedEvents events,
            FrozenFigures frozen,
            ObjectProvider<TermFigures> others,
            KeptOut keptOut,
            Trail trail,
            Background background,
            Clock clock) {
        this.terms = terms;
        this.events = events;
        this.frozen = frozen;
        this.others = others;
        this.keptOut = keptOut;
        this.trail = trail;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public String ofDay() {
        return NAME;
    }

    @Override
    @Transactional
    public void begin(LocalDate day) {
        background.soon(NAME, day.toString());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional
    public void run(String day) {
        freezeEnded();
    }

    /**
     * Every term that has ended and was not frozen yet, in order, since each is hidden with an eye to those before it. Of one
     * that ended before anything was counted nobody knows that nothing happened in it.
     */
    @Transactional
    public void freezeEnded() {
        Instant now = clock.instant();
        Set<String> known = new HashSet<>();
        for (FrozenTerm term : frozen.terms()) {
            known.add(term.schoolYear() + " " + term.term());
        }
        Instant first = Stream.concat(events.first().stream(), others.stream().flatMap(one -> one.first().stream()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        List<SchoolTerm> all = terms.all();
        all.stream()
                .filter(term -> term.isOver(now)
                        && !first.isAfter(term.until())
                        && !known.contains(term.schoolYear() + " " + term.number()))
                .filter(term -> frozen.freeze(term, now))
                .forEach(term -> freeze(term, all));
    }

    private void freeze(SchoolTerm term, List<SchoolTerm> all) {
        List<SchoolTerm> ofYear = all.stream()
                .filter(one -> one.schoolYear() == term.schoolYear())
                .toList();
        Instant yearBegan = ofYear.get(0).from();
        Set<Reference> kept = keptOut.ofAny(READERS);
        List<Group> groups = events.groups(yearBegan, term.until(), kept);
        List<FrozenCell> before = frozen.cells();
        for (Figure figure : Figure.values()) {
            keep(term, figure, before, figure.count(groups));
        }
        others.orderedStream().flatMap(one -> one.tables().stream()).forEach(counted -> {
            Map<String, Integer> counts = counted.count().until(yearBegan, term.until());
            keep(
                    term,
                    PublishedTable.of(counted),
                    before,
                    counted.rows().keySet().stream()
                            .map(row -> counts.getOrDefault(row, 0))
                            .toList());
        });
        Figure.times().forEach(figure -> keepTimes(term, figure, groups));
        if (term.equals(ofYear.get(ofYear.size() - 1))) {
            keepWhatIsInNoTable(term, yearBegan, kept);
        }
        trail.leave(
                Trace.of(AccountId.PROCEDURE, Trace.Kind.FIGURES_FROZEN).with(term.schoolYear() + " " + term.number()));
    }

    private void keep(SchoolTerm term, PublishedTable table, List<FrozenCell> before, List<Integer> now) {
        frozen.keep(
                term,
                table,
                HideSmallNumbers.hide(FrozenFigures.published(before, term.schoolYear(), table), now, table.isWhole()));
    }

    private void keepTimes(SchoolTerm term, Figure figure, List<Group> groups) {
        groups.stream()
                .filter(group -> group.kind() == figure.kind())
                .flatMap(group -> group.times().stream())
                .filter(times -> times.cases() >= HideSmallNumbers.LEAST)
                .max(Comparator.comparingInt(CountedEvents.Times::cases))
                .ifPresent(times -> {
                    frozen.keep(term, figure.name(), FrozenFigures.MEDIAN, Cell.shown(times.median()));
                    frozen.keep(term, figure.name(), FrozenFigures.NINETIETH, Cell.shown(times.ninetieth()));
                });
    }

    /** Without those from which the chair is kept out, too: of these nobody who reads figures sees how many there are. */
    private void keepWhatIsInNoTable(SchoolTerm term, Instant yearBegan, Set<Reference> kept) {
        Set<Reference> known = new HashSet<>(kept);
        known.removeAll(keptOut.ofAny(EnumSet.of(Role.CHAIR)));
        int count =
                events.reported(yearBegan, term.until(), Set.of()) - events.reported(yearBegan, term.until(), known);
        frozen.keep(
                term,
                IN_NO_TABLE,
                Kind.REPORTED.name(),
                count > 0 && count < HideSmallNumbers.LEAST ? Cell.of(State.FEW) : Cell.shown(count));
    }
}
