package school.safeguarding.concern.keep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.ConcernStands;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.Response;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** Until when a record is kept, with those that are read as one with it and those that tell of the same account. */
@Component
class RecordPeriods {

    private final Concerns concerns;
    private final ConcernChildren children;
    private final KnownChildren known;
    private final ConcernStands stands;
    private final JoinedReports joined;
    private final SameAccount sameAccount;

    RecordPeriods(
            Concerns concerns,
            ConcernChildren children,
            KnownChildren known,
            ConcernStands stands,
            JoinedReports joined,
            SameAccount sameAccount) {
        this.concerns = concerns;
        this.children = children;
        this.known = known;
        this.stands = stands;
        this.joined = joined;
        this.sameAccount = sameAccount;
    }

    /** The record, and the reports that go on in it: they are read, and deleted, as one. */
    List<Reference> together(Reference reference) {
        List<Reference> all = new ArrayList<>(List.of(reference));
        all.addAll(joined.joinedInto(reference));
        return all;
    }

    /** Those, and whatever else tells of the same account: while one of them is read, it has to be known whom the others name. */
    List<Reference> ofSameAccount(Reference reference) {
        Set<Reference> all = new LinkedHashSet<>(together(reference));
        all.addAll(sameAccount.others(reference));
        return List.copyOf(all);
    }

    /** Of all that tell of the same account the longest; empty while any of them is open. */
    Optional<KeepingPeriod> of(Concern concern) {
        if (concern.isOpen()) {
            return Optional.empty();
        }
        List<Concern> all = concerns.findByReferenceInOrderById(ofSameAccount(concern.reference()));
        return all.stream().anyMatch(Concern::isOpen)
                ? Optional.empty()
                : all.stream().map(this::own).reduce(KeepingPeriod::longer);
    }

    /** By itself. */
    KeepingPeriod own(Concern concern) {
        return KeepingPeriod.of(
                LocalDate.ofInstant(concern.reportedAt(), BritishDates.ZONE),
                LocalDate.ofInstant(concern.closedAt().orElseThrow(), BritishDates.ZONE),
                bornOn(concern.reference()),
                mayBeAbuse(concern));
    }

    /** By whichever row of theirs makes them youngest: as reported, as confirmed, in the register, or typed in another concern. */
    Optional<LocalDate> bornOn(Reference reference) {
        Set<ChildId> meant = children.meant(reference).stream().map(Child::id).collect(Collectors.toSet());
        return known.of(children.sameAs(meant)).values().stream()
                .flatMap(child -> child.particulars().bornOn().stream())
                .max(Comparator.naturalOrder());
    }

    private boolean mayBeAbuse(Concern concern) {
        return concern.standingLevel().filter(RiskLevel.LOW::equals).isEmpty()
                || !concern.agencies().isEmpty()
                || concern.response().filter(Response.REFER::equals).isPresent()
                || concern.isImmediateDanger()
                || concern.isStaffConcern()
                || stands.wasEverAbove(RiskLevel.LOW, concern.reference());
    }
}
