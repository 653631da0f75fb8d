package school.safeguarding.family.link;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.family.Families;
import school.safeguarding.family.FamilyStepAsked;
import school.safeguarding.family.say.FamilyQuestions;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;

/** Asks each person about themselves, and about somebody else the first who is no family of that child. */
@Component
class FamilyOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(FamilyOffers.class);

    static final String ASKED = "askedForFamily";
    static final String CONFIRMER = "familyConfirmer";

    private static final List<Role> LINE = List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private final FamilyQuestions questions;
    private final FamilyLinks links;
    private final Families families;
    private final KnownChildren children;
    private final People people;
    private final ApplicationEventPublisher events;

    FamilyOffers(
            FamilyQuestions questions,
            FamilyLinks links,
            Families families,
            KnownChildren children,
            People people,
            ApplicationEventPublisher events) {
        this.questions = questions;
        this.links = links;
        this.families = families;
        this.children = children;
        this.people = people;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of(ASKED, CONFIRMER);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        String offeredTo = step.offeredTo();
        Map<String, Object> facts = step.facts();
        if (offeredTo.equals(ASKED)) {
            return people.person(questions
                            .withId(RoutingFact.familyQuestionId.of(facts))
                            .account())
                    .map(person -> Set.of(person.id()))
                    .orElse(Set.of());
        }
        String id = RoutingFact.familyLinkId.of(facts);
        Set<AccountId> found = confirmers(links.withId(id), RoutingFact.isNextAsked.isTrue(facts));
        if (found.isEmpty()) {
            log.error("ALARM A09: nobody is left who could say whether somebody is family of a child");
        } else {
            events.publishEvent(new FamilyStepAsked(CONFIRMER + " " + id, found));
        }
        return found;
    }

    /** Whoever is there before whoever is away; never whom it is about, or somebody else of that family. */
    private Set<AccountId> confirmers(FamilyLink link, boolean isNextAsked) {
        Set<AccountId> family =
                new HashSet<>(families.of(children.of(Set.of(link.child())).values()));
        family.add(link.account());
        return people.staff().asked(LINE, isNextAsked ? 2 : 1, account -> !family.contains(account));
    }
}
