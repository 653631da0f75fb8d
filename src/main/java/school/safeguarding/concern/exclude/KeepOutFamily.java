package school.safeguarding.concern.exclude;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.correct.AskToConfirm;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction.Kind;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.family.Families;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * Whoever is family of a child whom a concern names, of a brother or sister of theirs, or of the person of concern learns nothing
 * of it, like whom a worry is about, until a second person says otherwise. Source: default of this procedure, conflict of
 * interest.
 */
@Component
public class KeepOutFamily {

    public static final String KIND = "kept-from-family";

    /** Read by the procedure alone: people are shown the name, which stands before it. */
    public static final String ACCOUNT = "keptFromAccount";

    /** Where the record names a person of concern. */
    private static final Set<String> PERSONS = Set.of("personOfConcern", "personOfConcernNow", "otherChildName");

    private final Families families;
    private final Concerns concerns;
    private final ConcernChildren children;
    private final SameAccount sameAccount;
    private final Corrections corrections;
    private final AskToConfirm askToConfirm;
    private final KeepOutOfAll keepOutOfAll;
    private final ConcernSteps concernSteps;
    private final Chronology chronology;
    private final People people;

    KeepOutFamily(
            Families families,
            Concerns concerns,
            ConcernChildren children,
            SameAccount sameAccount,
            Corrections corrections,
            AskToConfirm askToConfirm,
            KeepOutOfAll keepOutOfAll,
            ConcernSteps concernSteps,
            Chronology chronology,
            People people) {
        this.families = families;
        this.concerns = concerns;
        this.children = children;
        this.sameAccount = sameAccount;
        this.corrections = corrections;
        this.askToConfirm = askToConfirm;
        this.keepOutOfAll = keepOutOfAll;
        this.concernSteps = concernSteps;
        this.chronology = chronology;
        this.people = people;
    }

    /** Before it is anybody's to handle. */
    public void atAcceptance(Concern concern, Optional<Child> child, Optional<String> personOfConcern) {
        Set<AccountId> family = new HashSet<>(families.of(child.stream().toList()));
        personOfConcern.map(families::called).ifPresent(family::addAll);
        keepOutOf(concern, family);
    }

    /** What the report says is the same for all of its children, so whoever is kept from one is kept from all. */
    public void asInSameReport(Concern concern, Set<AccountId> family) {
        keepOutOf(concern, family);
    }

    /** Of a child who was not named before; its steps are offered again. */
    public void named(Concern concern, Collection<Child> child) {
        if (keepOut(concern, families.of(child))) {
            concernSteps.offerAgain(concern.reference());
        }
    }

    /** Of a person of concern who was not named before, who may be a child. Whoever calls has its steps offered again. */
    public boolean personNamed(Concern concern, String name) {
        return keepOut(concern, families.called(name));
    }

    /** The child whom it is about as far as is known; not asked for while nobody on the staff is said to be anybody's family. */
    public Optional<ChildId> knownSoFar(Concern concern) {
        return families.linked().isEmpty()
                ? Optional.empty()
                : children.of(concern.reference()).map(Child::id);
    }

    /**
     * Which child it is was said. A second person is asked about whoever is kept out and is no family of this one.
     *
     * @param before whom it was about as far as was known; of them nothing new is said
     */
    public void confirmed(Concern concern, Collection<Child> child, Optional<ChildId> before, Submission review) {
        boolean isNew = child.stream().map(Child::id).anyMatch(id -> !before.filter(id::equals)
                .isPresent());
        if (!isNew || families.linked().isEmpty()) {
            return;
        }
        if (keepOut(concern, families.of(child))) {
            concernSteps.handOn(concern.reference(), review.step());
        }
        askAboutOthers(concern, child, review.text("otherChildName").stream().toList(), review.submittedBy());
    }

    /** The wrong child was taken out of it. A second person is asked about whoever was kept out for that one. */
    public void takenOut(Concern concern, AccountId by) {
        askAboutOthers(concern, children.meant(concern.reference()), List.of(), by);
    }

    private void askAboutOthers(Concern concern, Collection<Child> child, List<String> persons, AccountId by) {
        Set<AccountId> others = keptOut(concern);
        if (!others.isEmpty()) {
            others.removeAll(families.of(child));
            others.removeAll(families.of(children.siblings(concern.reference())));
            sameAccount
                    .others(concern.reference())
                    .forEach(other -> others.removeAll(
                            families.of(children.of(other).stream().toList())));
            Stream.concat(personsOfConcern(concern).stream(), persons.stream())
                    .forEach(name -> others.removeAll(families.called(name)));
            letIn(concern, others, by);
        }
    }

    private List<String> personsOfConcern(Concern concern) {
        return chronology.of(concern.reference()).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> PERSONS.contains(line.key()))
                .map(Line::answer)
                .toList();
    }

    /** Somebody was linked to a child whom it may name. */
    void linked(Concern concern, AccountId account) {
        Set<Child> named = new HashSet<>(children.siblings(concern.reference()));
        children.of(concern.reference()).ifPresent(named::add);
        boolean isFamily = families.of(named).contains(account)
                || personsOfConcern(concern).stream()
                        .anyMatch(name -> families.called(name).contains(account));
        if (isFamily && keepOut(concern, Set.of(account)) && concern.isOpen()) {
            concernSteps.offerAgain(concern.reference());
        }
    }

    /** Its account stands in other concerns too, and in a report that is worked with it. */
    private boolean keepOut(Concern concern, Set<AccountId> accounts) {
        boolean isAnybodyOut = keepOutOf(concern, accounts);
        if (isAnybodyOut) {
            keepOutOfAll.whoIsKeptOutOf(concern).forEach(concernSteps::offerAgain);
            List<Reference> others = sameAccount.others(concern.reference());
            others.stream()
                    .map(concerns::withReference)
                    .filter(Concern::isAsDecided)
                    .forEach(other -> {
                        if (keepOutOf(other, accounts) && other.isOpen()) {
                            concernSteps.offerAgain(other.reference());
                        }
                    });
        }
        return isAnybodyOut;
    }

    private boolean keepOutOf(Concern concern, Set<AccountId> accounts) {
        Set<AccountId> out = new HashSet<>(accounts);
        out.removeIf(concern::isOut);
        if (out.isEmpty()) {
            return false;
        }
        concern.exclude(out);
        List<Line> lines = new ArrayList<>();
        for (AccountId account : out.stream().sorted().toList()) {
            lines.add(new Line("keptFrom", "Family of the child or of the person of concern", people.nameOf(account)));
            lines.add(new Line(ACCOUNT, "Their account", account.value()));
        }
        chronology.append(
                concern.reference(), new NewEntry(AccountId.PROCEDURE, "Kept from family on the staff", KIND, lines));
        return true;
    }

    /** Account ids of whoever is kept out of it as family, and for no other reason. */
    public Set<AccountId> keptOut(Concern concern) {
        List<Entry> entries = chronology.of(concern.reference());
        Set<AccountId> kept = entries.stream()
                .filter(entry -> entry.kind().equals(KIND))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.key().equals(ACCOUNT))
                .map(line -> AccountId.of(line.answer()))
                .filter(concern::isOut)
                .collect(Collectors.toCollection(HashSet::new));
        entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.STEPPED_OUT))
                .map(Entry::by)
                .forEach(kept::remove);
        corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .filter(correction -> correction.kind() == Kind.ADDED && !correction.isRefused())
                .forEach(correction -> kept.removeAll(correction.accounts()));
        return kept;
    }

    /** In force when a second person agrees; nothing where one is asked already. */
    public void letIn(Concern concern, Set<AccountId> accounts, AccountId by) {
        Set<AccountId> asked = new HashSet<>(accounts);
        corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .filter(correction -> correction.isFamily() && correction.isWaiting())
                .forEach(correction -> asked.removeAll(correction.accounts()));
        if (!asked.isEmpty()) {
            askToConfirm.aboutFamily(concern, asked, by);
        }
    }
}
