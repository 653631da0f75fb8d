package school.safeguarding.family.link;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.family.FamilyLinked;
import school.safeguarding.family.link.FamilyLink.Origin;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Links accounts to children. What keeps somebody out is in force at once, what lets somebody in needs a second person. */
@Component
public class LinkFamily {

    private static final String CONFIRMING = "family-link";

    private final FamilyLinks links;
    private final KnownFamilies families;
    private final KnownChildren children;
    private final Procedures procedures;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LinkFamily(
            FamilyLinks links,
            KnownFamilies families,
            KnownChildren children,
            Procedures procedures,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.families = families;
        this.children = children;
        this.procedures = procedures;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** @return those in force, the oldest first */
    public List<FamilyLink> of(AccountId account) {
        return links.findAllByOrderBySaidAt().stream()
                .filter(link -> link.isInForce() && link.account().equals(account))
                .toList();
    }

    /** The person says so themselves, of a child of this name. */
    public void declare(AccountId account, String fullName, Optional<LocalDate> bornOn) {
        KnownAs known = KnownAs.of(List.of(fullName), bornOn);
        List<FamilyLink> own = of(account);
        Map<ChildId, Child> theirs =
                children.of(own.stream().map(FamilyLink::child).toList());
        Optional<ChildId> registered = onlyOneInRegister(known);
        Optional<FamilyLink> before = own.stream()
                .filter(link -> registered.map(link.child()::equals).orElseGet(() -> Optional.ofNullable(
                                theirs.get(link.child()))
                        .filter(child -> child.knownAs().as(known) == SameChild.YES
                                || child.knownAs().words().equals(known.words()))
                        .isPresent()))
                .findFirst();
        if (before.isPresent()) {
            before.get().declare();
            procedures.end(
                    CONFIRMING,
                    before.get().id().toString(),
                    RoutingFact.familyLinkId,
                    before.get().id().toString());
            return;
        }
        link(account, registered.orElseGet(() -> children.add(fullName, bornOn).id()), Origin.DECLARED, account);
    }

    /** Several who may be meant are nobody certain: the name stays as it was typed, and whoever bears it counts. */
    private Optional<ChildId> onlyOneInRegister(KnownAs known) {
        Map<ChildId, SameChild> like = children.like(known);
        List<ChildId> registered = children.of(like.keySet()).values().stream()
                .filter(Child::isInRegister)
                .map(Child::id)
                .toList();
        List<ChildId> same =
                registered.stream().filter(id -> like.get(id) == SameChild.YES).toList();
        List<ChildId> found = same.isEmpty() ? registered : same;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The register names an adult of this account's name: nothing new where it was said, or said otherwise, before. */
    void propose(AccountId account, ChildId child) {
        boolean isKnown = links.findAllByOrderBySaidAt().stream()
                .anyMatch(link -> link.account().equals(account) && link.child().equals(child));
        if (!isKnown) {
            ask(link(account, child, Origin.REGISTER, AccountId.PROCEDURE));
        }
    }

    /** The person says that it is not so any more. */
    public void askToEnd(FamilyLink link) {
        if (link.askToEnd()) {
            trace(link, link.account());
            ask(link);
        }
    }

    void answer(FamilyLink link, boolean isFamily, AccountId by, String reason) {
        link.answer(isFamily, by, reason, clock.instant());
        families.changed();
        trace(link, by);
    }

    private FamilyLink link(AccountId account, ChildId child, Origin origin, AccountId by) {
        FamilyLink link = links.save(new FamilyLink(account, child, origin, clock.instant()));
        families.changed();
        trace(link, by);
        events.publishEvent(new FamilyLinked(account, child));
        return link;
    }

    private void ask(FamilyLink link) {
        String id = link.id().toString();
        procedures.startForSchool(CONFIRMING, id, RoutingFacts.of(RoutingFact.familyLinkId, id));
    }

    private void trace(FamilyLink link, AccountId by) {
        trail.leave(Trace.of(by, Kind.FAMILY_SAID).with(link.id().toString()));
    }
}
