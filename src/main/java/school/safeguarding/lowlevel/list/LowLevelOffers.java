package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.lowlevel.LowLevelStepAsked;
import school.safeguarding.lowlevel.reading.LowLevelReading;
import school.safeguarding.lowlevel.reading.LowLevelReadings;
import school.safeguarding.lowlevel.removal.AskForRemoval;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;

/** Offers the steps of these lists: never to whom an entry may be about, but for what they added about themselves. */
@Component
public class LowLevelOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(LowLevelOffers.class);

    static final String ADDER = "lowLevelAdder";
    static final String KEEPER = "lowLevelKeeper";
    static final String READER = "lowLevelReader";
    static final String SECOND = "lowLevelSecond";

    private final LowLevelConcerns concerns;
    private final LowLevelReadings readings;
    private final LowLevelNotes notes;
    private final People people;
    private final ApplicationEventPublisher events;

    LowLevelOffers(
            LowLevelConcerns concerns,
            LowLevelReadings readings,
            LowLevelNotes notes,
            People people,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.readings = readings;
        this.notes = notes;
        this.people = people;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of(ADDER, KEEPER, READER, SECOND);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        String offeredTo = step.offeredTo();
        Map<String, Object> facts = step.facts();
        boolean isNextAsked = RoutingFact.isNextAsked.isTrue(facts);
        String key =
                (offeredTo.equals(READER) ? RoutingFact.lowLevelReadingId : RoutingFact.lowLevelReference).of(facts);
        Set<AccountId> found =
                switch (offeredTo) {
                    case ADDER ->
                        people.person(concerns.withReference(key).addedBy())
                                .map(person -> Set.of(person.id()))
                                .orElse(Set.of());
                    case KEEPER -> {
                        LowLevelConcern entry = concerns.withReference(key);
                        yield asked(
                                entry.list().keepers(), person -> !entry.adult().mayBe(person), isNextAsked);
                    }
                    case SECOND -> {
                        LowLevelConcern entry = concerns.withReference(key);
                        AccountId asked = notes.whoDidLast(key, AskForRemoval.ASKED);
                        yield asked(
                                entry.list().secondReaders(),
                                person -> !person.id().equals(asked)
                                        && !entry.adult().mayBe(person),
                                isNextAsked);
                    }
                    case READER -> {
                        LowLevelReading reading = readings.withId(key);
                        yield asked(reading.list().secondReaders(), person -> mayReadAll(person, reading), isNextAsked);
                    }
                    default -> throw new IllegalArgumentException("Not offered here: " + offeredTo);
                };
        if (found.isEmpty()) {
            log.error("ALARM A09: nobody is left for a step about low-level concerns");
        } else if (!offeredTo.equals(ADDER)) {
            events.publishEvent(new LowLevelStepAsked(offeredTo + " " + key, found));
        }
        return found;
    }

    @Override
    public Optional<String> detail(Map<String, Object> facts) {
        return RoutingFact.lowLevelReference.in(facts);
    }

    /** Of a whole list everybody reads what is not about them; what is left of it goes to somebody who may read all of that. */
    private boolean mayReadAll(Person person, LowLevelReading reading) {
        // What was taken out and deleted meanwhile is nobody's to read.
        return reading.onlyEntries().stream()
                .flatMap(reference -> concerns.findById(reference).stream())
                .noneMatch(entry -> entry.adult().mayBe(person));
    }

    /** Whoever reads a list beside its keeper. */
    public Set<AccountId> secondReaders(KeptList list) {
        return asked(list.secondReaders(), person -> true, false);
    }

    /** Whoever is there before whoever is away. */
    private Set<AccountId> asked(List<Role> line, Predicate<Person> isMeant, boolean isNextAsked) {
        Staff staff = people.staff();
        return staff.asked(line, isNextAsked ? 2 : 1, account -> staff.person(account)
                .filter(isMeant)
                .isPresent());
    }
}
