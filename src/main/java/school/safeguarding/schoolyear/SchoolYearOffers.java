package school.safeguarding.schoolyear;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.OfferRule;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/** Asks the head; while no head is there, or when the head is late, the next person too. */
@Component
class SchoolYearOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(SchoolYearOffers.class);

    private static final String WORD = "schoolYearAdder";
    private static final List<Role> LINE =
            List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.CPO, Role.DEPUTY_CPO, Role.GOVERNORS);

    private final People people;
    private final SchoolCalendar calendar;
    private final ApplicationEventPublisher events;

    SchoolYearOffers(People people, SchoolCalendar calendar, ApplicationEventPublisher events) {
        this.people = people;
        this.calendar = calendar;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of(WORD);
    }

    @Override
    @Transactional
    public Set<String> candidates(Offered step) {
        Set<String> found = Stream.of(false, true)
                .flatMap(isAway -> LINE.stream().map(role -> holding(role, isAway)))
                .filter(ids -> !ids.isEmpty())
                .distinct()
                .limit(RoutingFact.isNextAsked.isTrue(step.facts()) ? 2 : 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            log.error("ALARM A09: nobody is left who could add the next school year");
        } else {
            events.publishEvent(new SchoolYearAsked(SchoolYearView.KEY + calendar.lastDay(), found));
        }
        return found;
    }

    private Set<String> holding(Role role, boolean isAway) {
        return people.holding(role).stream()
                .map(Person::id)
                .filter(id -> people.isAbsent(id) == isAway)
                .collect(Collectors.toSet());
    }
}
