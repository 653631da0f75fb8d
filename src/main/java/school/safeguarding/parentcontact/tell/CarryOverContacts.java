package school.safeguarding.parentcontact.tell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.parentcontact.model.AdultContact;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.parentcontact.model.HomeContacts;
import school.safeguarding.reference.Reference;

/** Telling home about one report goes on in the record of another that is about the same incident: each adult once. */
@Component
public class CarryOverContacts {

    private static final String PROCESS = "parent-contact";

    private final HomeContacts homes;
    private final AdultContacts contacts;
    private final Procedures procedures;

    CarryOverContacts(HomeContacts homes, AdultContacts contacts, Procedures procedures) {
        this.homes = homes;
        this.contacts = contacts;
        this.procedures = procedures;
    }

    public void carryOver(Reference from, Reference to, Instant now) {
        homes.findByReference(from).ifPresent(home -> homes.of(to).alsoHeldAs(home, now));
        contacts.findByReferenceOrderByNumber(from).stream()
                .filter(adult -> !adult.isOfAnotherChild())
                .forEach(adult -> carryOver(adult, from, to));
    }

    private void carryOver(AdultContact adult, Reference from, Reference to) {
        List<AdultContact> there = contacts.findByReferenceOrderByNumber(to);
        Optional<AdultContact> same = same(adult, there);
        same.filter(other -> other.name().isEmpty())
                .ifPresent(other -> adult.name().ifPresent(other::named));
        same.ifPresent(other -> other.alsoHeldOnAdviceAs(adult));
        if (same.isEmpty()) {
            AdultContact copy = contacts.save(adult.in(to, there.size() + 1));
            goOn(adult, copy, from, to);
        } else if (!adult.isSettled() && same.get().isSettled()) {
            same.get().takesOver(adult);
            goOn(adult, same.get(), from, to);
        } else if (!adult.isSettled()) {
            same.get().alsoDeferredAs(adult);
            notLater(adult, same.get(), from, to);
            procedures.end(PROCESS, from, RoutingFact.adult, adult.number());
        }
    }

    /** Somebody whom nobody has named yet may be anybody, and is asked about once. */
    private static Optional<AdultContact> same(AdultContact adult, List<AdultContact> all) {
        List<AdultContact> there =
                all.stream().filter(other -> !other.isOfAnotherChild()).toList();
        return there.stream()
                .filter(other -> adult.name().map(other::isNamed).orElse(true))
                .findFirst()
                .or(() -> there.stream()
                        .filter(other -> other.name().isEmpty() && !other.isSettled())
                        .findFirst());
    }

    private void goOn(AdultContact adult, AdultContact there, Reference from, Reference to) {
        procedures.goOn(
                PROCESS,
                from,
                to,
                RoutingFact.adult,
                adult.number(),
                RoutingFacts.of(RoutingFact.adult, there.number()));
    }

    private void notLater(AdultContact adult, AdultContact there, Reference from, Reference to) {
        steps(from, adult.number()).forEach(step -> step.dueAt().ifPresent(due -> steps(to, there.number()).stream()
                .filter(other -> other.step().equals(step.step()))
                .forEach(other -> procedures.bringForward(other.id(), due))));
    }

    private List<OpenStep> steps(Reference reference, int adult) {
        return procedures.openSteps(reference).stream()
                .filter(step -> RoutingFact.adult.is(Integer.valueOf(adult), step.facts()))
                .toList();
    }

    /** Whoever is not settled is decided on again, for the report that is one of its own again. */
    public void goOnAgain(Reference reference) {
        contacts.findByReferenceOrderByNumber(reference).stream()
                .filter(adult -> !adult.isSettled())
                .forEach(adult ->
                        procedures.start(PROCESS, reference, RoutingFacts.of(RoutingFact.adult, adult.number())));
    }
}
