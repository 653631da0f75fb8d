package school.safeguarding.child.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.AdultsInRegister;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.HomeDetails;
import school.safeguarding.child.HomesInRegister;
import school.safeguarding.child.HomesInRegister.HomeOfPupil;
import school.safeguarding.child.PupilsChanged;
import school.safeguarding.child.PupilsChanged.Change;
import school.safeguarding.child.SameChild;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows.Pupil;
import school.safeguarding.child.stored.StoredChildren;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Changes the register from a file: all of it or nothing, and only as it was shown before. */
@Service
public class ChangeRegister {

    private final StoredChildren children;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeRegister(StoredChildren children, Trail trail, ApplicationEventPublisher events, Clock clock) {
        this.children = children;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public RegisterChange preview(List<Pupil> pupils, Set<Column> columns) {
        return RegisterChange.of(children.everRegistered(), pupils, columns);
    }

    @Transactional(readOnly = true)
    public long pupils() {
        return children.countRegistered();
    }

    /**
     * @param shown the fingerprint of what the person has seen
     * @param haveLeft whether those who are not in the file have left the school
     * @return empty, with nothing stored, if the register has changed since it was shown
     */
    @Transactional
    public Optional<RegisterChange> change(
            String shown, List<Pupil> pupils, Set<Column> columns, boolean haveLeft, AccountId by) {
        children.lockRegister();
        RegisterChange now = preview(pupils, columns);
        if (!now.fingerprint().equals(shown)) {
            return Optional.empty();
        }
        LocalDate today = BritishDates.today(clock);
        List<Change> changes = changes(now, haveLeft);
        children.register(now.added().stream().map(Pupil::particulars).toList());
        children.update(now.changed());
        if (haveLeft) {
            children.left(now.gone().stream().map(Child::id).toList(), today);
        }
        trail.leave(Trace.of(by, Kind.REGISTER_CHANGED)
                .with(now.added().size() + " new, " + now.changed().size() + " changed, "
                        + (haveLeft ? now.gone().size() : 0) + " left"));
        if (!changes.isEmpty()) {
            events.publishEvent(new PupilsChanged(changes));
        }
        Map<Pupil, Child> stored = stored(pupils);
        tellOfAdults(stored);
        tellOfHomes(stored);
        return Optional.of(now);
    }

    private List<Change> changes(RegisterChange now, boolean haveLeft) {
        Map<ChildId, Child> before = children.of(
                now.changed().stream().map(RegisterChange.Changed::id).toList());
        Stream<Change> changed = now.changed().stream()
                .flatMap(one -> Optional.ofNullable(before.get(one.id()))
                        .map(child -> new Change(one.id(), child.particulars(), one.now(), false))
                        .stream());
        Stream<Change> left = haveLeft
                ? now.gone().stream()
                        .map(child -> new Change(child.id(), child.particulars(), child.particulars(), true))
                : Stream.of();
        return Stream.concat(changed, left).toList();
    }

    /** Of whom the file says more than the register keeps of every pupil, by the row that the register has of them now. */
    private Map<Pupil, Child> stored(List<Pupil> pupils) {
        List<Pupil> withMore = pupils.stream()
                .filter(pupil -> !pupil.adults().isEmpty() || !pupil.home().equals(HomeDetails.Said.NOTHING))
                .toList();
        if (withMore.isEmpty()) {
            return Map.of();
        }
        Map<String, Child> byKey = new HashMap<>();
        children.everRegistered().stream()
                .filter(Child::isInRegister)
                .forEach(child -> byKey.put(child.particulars().key(), child));
        Map<Pupil, Child> stored = new LinkedHashMap<>();
        withMore.forEach(pupil -> Optional.ofNullable(
                        byKey.get(pupil.particulars().key()))
                // A file without numbers is about the same pupils.
                .or(() -> byKey.values().stream()
                        .filter(child -> child.knownAs().as(pupil.particulars().knownAs()) == SameChild.YES)
                        .findFirst())
                .ifPresent(child -> stored.put(pupil, child)));
        return stored;
    }

    private void tellOfAdults(Map<Pupil, Child> stored) {
        Map<ChildId, Set<String>> adults = new HashMap<>();
        stored.forEach((pupil, child) -> {
            if (!pupil.adults().isEmpty()) {
                adults.put(child.id(), pupil.adults());
            }
        });
        if (!adults.isEmpty()) {
            events.publishEvent(new AdultsInRegister(adults));
        }
    }

    private void tellOfHomes(Map<Pupil, Child> stored) {
        List<HomeOfPupil> homes = stored.entrySet().stream()
                .filter(one -> !one.getKey().home().equals(HomeDetails.Said.NOTHING))
                .map(one -> new HomeOfPupil(one.getValue(), one.getKey().home()))
                .toList();
        if (!homes.isEmpty()) {
            events.publishEvent(new HomesInRegister(homes));
        }
    }
}
