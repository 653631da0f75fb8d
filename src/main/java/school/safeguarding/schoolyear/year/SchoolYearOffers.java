package school.safeguarding.schoolyear.year;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.schoolyear.SchoolYearAsked;
import school.safeguarding.schoolyear.nearday.NearSchoolDays;
import school.safeguarding.schoolyear.nearday.WhoConfirms;
import school.safeguarding.step.StepId;

/**
 * Asks the head for the year, and somebody else whether it is right; while nobody of the first role is there, or when they are late,
 * the next person too.
 */
@Component
class SchoolYearOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(SchoolYearOffers.class);

    private static final String ADDER = "schoolYearAdder";
    private static final String CONFIRMER = "schoolYearConfirmer";
    private static final List<Role> LINE =
            List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.CPO, Role.DEPUTY_CPO, Role.GOVERNORS);

    private final ProposedSchoolYears proposals;
    private final NearSchoolDays near;
    private final WhoConfirms whoConfirms;
    private final People people;
    private final SchoolCalendar calendar;
    private final SchoolYears years;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SchoolYearOffers(
            ProposedSchoolYears proposals,
            NearSchoolDays near,
            WhoConfirms whoConfirms,
            People people,
            SchoolCalendar calendar,
            SchoolYears years,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.near = near;
        this.whoConfirms = whoConfirms;
        this.people = people;
        this.calendar = calendar;
        this.years = years;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<String> words() {
        return Set.of(ADDER, CONFIRMER);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        boolean isNextAsked = RoutingFact.isNextAsked.isTrue(step.facts());
        Set<AccountId> found = step.offeredTo().equals(ADDER)
                ? people.staff().asked(LINE, isNextAsked ? 2 : 1)
                : confirmers(isNextAsked);
        if (found.isEmpty()) {
            log.error("ALARM A09: nobody is left who could add or confirm the next school year");
        } else {
            events.publishEvent(new SchoolYearAsked(key(step.step()), found));
        }
        return found;
    }

    private Set<AccountId> confirmers(boolean isNextAsked) {
        Optional<ProposedSchoolYear.Typed> typed =
                proposals.findFirstByOrderByProposedAtDesc().flatMap(ProposedSchoolYear::typed);
        LocalDate today = BritishDates.today(clock);
        List<LocalDate> closed =
                typed.map(one -> near.closedBy(years, one.year(), today)).orElse(List.of());
        return whoConfirms.asked(typed.map(ProposedSchoolYear.Typed::by), closed, isNextAsked);
    }

    /** Another each time that a year was typed, which may happen again. */
    private String key(StepId step) {
        return SchoolYearView.KEY + calendar.lastDay() + " " + step + " " + proposals.count();
    }
}
