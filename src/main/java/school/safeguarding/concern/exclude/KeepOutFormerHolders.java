package school.safeguarding.concern.exclude;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.RolesLost;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/**
 * A worry about “the chair” is about whoever was in that role, and not about the role: who goes from it to another of the line, as
 * a governor who is elected chair does, stays kept out. Source: default of this procedure, conflict of interest.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepOutFormerHolders {

    private final Concerns concerns;
    private final Chronology chronology;
    private final People people;

    KeepOutFormerHolders(Concerns concerns, Chronology chronology, People people) {
        this.concerns = concerns;
        this.chronology = chronology;
        this.people = people;
    }

    /** Closed ones too, which stay readable. One that was changed in the database is shut for everybody anyway. */
    @EventListener
    void on(RolesLost lost) {
        String codes = Arrays.stream(AboutWhom.values())
                .filter(whom -> whom.excluded().stream().anyMatch(lost.roles()::contains))
                .map(AboutWhom::code)
                .collect(Collectors.joining(","));
        if (codes.isEmpty()) {
            return;
        }
        concerns.findByReferenceInOrderById(concerns.aboutAnyOf(codes)).stream()
                .filter(Concern::isAsDecided)
                .filter(concern -> !concern.isOut(lost.account()))
                .forEach(concern -> keepOut(concern, lost));
    }

    private void keepOut(Concern concern, RolesLost lost) {
        concern.exclude(Set.of(lost.account()));
        chronology.append(
                concern.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Kept from whoever was in a role that it may be about",
                        "kept-from-former-holder",
                        List.of(
                                new Line(
                                        "keptFrom",
                                        "Who",
                                        people.person(lost.account())
                                                .map(Person::name)
                                                .orElse(lost.account().value())),
                                new Line(
                                        "formerRoles",
                                        "No longer",
                                        lost.roles().stream()
                                                .sorted()
                                                .map(Role::inWords)
                                                .collect(Collectors.joining(", "))))));
    }
}
