package school.safeguarding.concern.learn;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.event.NewInformation;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * What is learned later reaches the decision: it becomes a part of the review that is open, or asks for the review again,
 * beside the work. What was decided stands until that is submitted.
 */
@Service
public class LearnNewInformation {

    /** The entry that says which entry is new, and by what the review is asked for. */
    public static final String KIND = EntryKind.NEW_INFORMATION;

    /** The number of the entry that is new; absent where only time has passed. */
    public static final String ENTRY = "newEntry";

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final JoinedReports joined;
    private final Procedures procedures;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LearnNewInformation(
            Concerns concerns,
            ReviewRounds rounds,
            JoinedReports joined,
            Procedures procedures,
            Chronology chronology,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.joined = joined;
        this.procedures = procedures;
        this.chronology = chronology;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the record's last entry says is new.
     *
     * @param isHarmPossible it tells, or may tell, of harm or of danger that the police or social care do not know of yet
     */
    @Transactional
    public void of(Reference reference, boolean isHarmPossible) {
        ofEach(reference, List.of(last(reference)), isHarmPossible);
    }

    /** The same for several entries of that record. */
    @Transactional
    public void ofEach(Reference reference, List<Entry> learned, boolean isHarmPossible) {
        ask(
                reference,
                isHarmPossible,
                learned.stream()
                        .map(entry -> List.of(
                                new Line(ENTRY, "Entry", String.valueOf(entry.number())),
                                new Line("learned", "What it is", entry.step())))
                        .toList());
        events.publishEvent(new NewInformation(reference, isHarmPossible));
    }

    /**
     * The same for a worry about how it was handled: of a closed concern its overseer decides whether it is opened again. What
     * is written to a report that was joined to another is learned there.
     */
    @Transactional
    public void ifOpen(Reference reference, boolean isHarmPossible) {
        Reference goesOn = bring(reference);
        if (concerns.withReference(goesOn).isOpen()) {
            of(goesOn, isHarmPossible);
        }
    }

    /**
     * Writes the record's last entry into the record in which it goes on, if it was joined to another.
     *
     * @return the reference of the record in which it goes on
     */
    public Reference bring(Reference reference) {
        Reference goesOn = joined.goesOnAs(reference);
        if (!goesOn.equals(reference)) {
            Entry written = last(reference);
            chronology.append(
                    goesOn,
                    new NewEntry(
                            written.by(),
                            "From " + reference + ": " + written.step(),
                            written.kind(),
                            written.lines()));
        }
        return goesOn;
    }

    /** Risk is reassessed at least every three months while a concern is open. Source: SERAF (Barnardo's Cymru, 2007). */
    @Transactional
    public void threeMonthsPassed(Reference reference) {
        ask(reference, false, List.of(List.of(new Line("learned", "What it is", "Three months have passed"))));
    }

    private void ask(Reference reference, boolean isHarmPossible, List<List<Line>> what) {
        if (!concerns.withReference(reference).isOpen()) {
            throw new IllegalStateException(reference + " is closed");
        }
        Instant now = clock.instant();
        Optional<ReviewRound> open = rounds.findByReferenceAndReviewedAtIsNull(reference);
        what.forEach(lines -> chronology.append(
                reference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        open.isPresent() ? "New for the review that is open" : "Review again asked for",
                        KIND,
                        lines)));
        open.orElseGet(() -> rounds.save(askAgain(reference, now))).learns(isHarmPossible, now);
        RoutingFacts clockOfReview = RoutingFacts.of(
                RoutingFact.reviewClock, isHarmPossible ? "reassessConcernHarmPossible" : "reassessConcern");
        if (open.isEmpty()) {
            procedures.tell(reference, clockOfReview, "newInformation");
        } else if (isHarmPossible) {
            procedures.keep(reference, clockOfReview);
        }
    }

    private ReviewRound askAgain(Reference reference, Instant now) {
        return rounds.findFirstByReferenceOrderByNumberDesc(reference)
                .orElseThrow()
                .next(true, last(reference).number(), now);
    }

    /** That somebody was kept out for what was learned is nothing that is learned. */
    private Entry last(Reference reference) {
        return chronology.of(reference).stream()
                .filter(entry -> !entry.kind().equals(KeepOutFamily.KIND))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
