package school.safeguarding.lowlevel.reading;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.lowlevel.list.KeptConcerns;
import school.safeguarding.lowlevel.list.KeptList;
import school.safeguarding.lowlevel.list.LowLevelConcern;
import school.safeguarding.lowlevel.list.LowLevelOffers;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;

/** Each half term somebody beside its keeper reads a list, where anything was in it before. Source: default of this procedure. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AskForReading implements BeginsWithDay {

    private final KeptConcerns kept;
    private final LowLevelReadings readings;
    private final LowLevelOffers offers;
    private final People people;
    private final HalfTerm halfTerm;
    private final Procedures procedures;
    private final Clock clock;

    AskForReading(
            KeptConcerns kept,
            LowLevelReadings readings,
            LowLevelOffers offers,
            People people,
            HalfTerm halfTerm,
            Procedures procedures,
            Clock clock) {
        this.kept = kept;
        this.readings = readings;
        this.offers = offers;
        this.people = people;
        this.halfTerm = halfTerm;
        this.procedures = procedures;
        this.clock = clock;
    }

    @Override
    public String ofDay() {
        return "low-level-reading";
    }

    @Override
    public void begin(LocalDate day) {
        halfTerm.began(day)
                .map(first -> first.atStartOfDay(BritishDates.ZONE).toInstant())
                .ifPresent(this::askSince);
    }

    private void askSince(Instant halfTermBegan) {
        for (KeptList list : KeptList.values()) {
            List<LowLevelConcern> entries =
                    kept.all().stream().filter(entry -> entry.list() == list).toList();
            boolean isAnyOlder =
                    entries.stream().anyMatch(entry -> entry.addedAt().isBefore(halfTermBegan));
            if (isAnyOlder && !readings.existsByListAndAskedAtGreaterThanEqual(list, halfTermBegan)) {
                ask(new LowLevelReading(list, clock.instant()));
                askAboutReaders(list, entries);
            }
        }
    }

    /** What may be about each of whom the list is read by is shown to none of them: somebody else reads it. */
    private void askAboutReaders(KeptList list, List<LowLevelConcern> entries) {
        List<Person> readers = offers.secondReaders(list).stream()
                .flatMap(account -> people.person(account).stream())
                .toList();
        List<String> unread = entries.stream()
                .filter(entry -> readers.stream().allMatch(entry.adult()::mayBe))
                .map(LowLevelConcern::reference)
                .toList();
        if (!readers.isEmpty() && !unread.isEmpty()) {
            ask(new LowLevelReading(list, unread, clock.instant()));
        }
    }

    private void ask(LowLevelReading reading) {
        String id = readings.save(reading).id().toString();
        procedures.startForSchool("low-level-reading", id, RoutingFacts.of(RoutingFact.lowLevelReadingId, id));
    }
}
