package school.safeguarding.concern.read;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.concern.correct.CorrectChild;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.HomeDetail;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.model.RegisterDetail;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Adult;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;

/** A record as people and agencies read it: who was taken out of it as the wrong child is "another child". */
@Component
public class RedactedRecord {

    /** Answers that may be true of one child alone, by the keys of their fields. */
    static final Set<String> OF_CHILD = with(
            RegisterDetail.keysOfChild().stream(),
            "isSend",
            "hasCommunicationNeed",
            "childNeeds",
            "plansAndOrders",
            "plansAndOrdersDetail",
            "mayCollect",
            "otherFiles",
            "otherFilesWhere",
            "otherFilesReadOn",
            "isSafeUntilTomorrow",
            "notSafeBecause",
            "whoCollectsToday",
            "whoIsKeptAway",
            "safetyPlan");

    /** Answers that are true of every child of a home. */
    static final Set<String> OF_HOME = with(
            Stream.concat(HomeDetail.allKeys().stream(), RegisterDetail.keysOfSibling().stream()),
            "siblingsKnown",
            "siblingName",
            "siblingsConsidered",
            "areSiblingsSafe",
            "childSiblings",
            "personInHousehold",
            "recipient",
            "othersWithResponsibility",
            "otherAdult1",
            "otherAdult2",
            "otherAdult3",
            "parentAgreement",
            "parentAgreementDetail");

    private static Set<String> with(Stream<String> keys, String... more) {
        return Stream.concat(keys, Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private final Chronology chronology;
    private final ConcernChildren named;
    private final KnownChildren children;
    private final Corrections corrections;
    private final ParentContacts contacts;

    RedactedRecord(
            Chronology chronology,
            ConcernChildren named,
            KnownChildren children,
            Corrections corrections,
            ParentContacts contacts) {
        this.chronology = chronology;
        this.named = named;
        this.children = children;
        this.corrections = corrections;
        this.contacts = contacts;
    }

    /** Oldest first. */
    public List<Entry> of(Reference reference) {
        List<Entry> entries = chronology.of(reference).stream()
                .map(entry -> without(entry, KeepOutFamily.ACCOUNT::equals))
                .toList();
        Set<ChildId> takenOut = named.takenOut(reference);
        return takenOut.isEmpty()
                ? entries
                : redaction(reference, takenOut, entries).of(entries);
    }

    /**
     * The same without answers that were given about another child than it is about now, or about another home: nobody is to
     * take them for this child's. Oldest first.
     */
    public List<Entry> ofChildNow(Reference reference) {
        return ofChildNow(reference, of(reference));
    }

    public List<Entry> ofChildNow(Reference reference, List<Entry> entries) {
        if (lastChange(entries) == 0) {
            return entries;
        }
        Set<Integer> ofOtherChild = ofAnother(entries, asked -> true);
        Set<Integer> ofOtherHome = ofAnother(entries, isOtherHome(reference));
        return entries.stream()
                .map(entry -> without(
                        entry,
                        key -> (ofOtherChild.contains(entry.number()) && OF_CHILD.contains(key))
                                || (ofOtherHome.contains(entry.number()) && OF_HOME.contains(key))))
                .toList();
    }

    private static Entry without(Entry entry, Predicate<String> isLeftOut) {
        return new Entry(
                entry.number(),
                entry.at(),
                entry.by(),
                entry.step(),
                entry.kind(),
                entry.lines().stream()
                        .filter(line -> !isLeftOut.test(line.key()))
                        .toList());
    }

    /**
     * The numbers of the entries that are about another child than it is about now. Where a second person does not agree, those
     * are the ones of the meantime, which may be about either.
     *
     * @param isMeant which of the corrections, counted from 0, change it
     */
    private static Set<Integer> ofAnother(List<Entry> entries, IntPredicate isMeant) {
        Set<Integer> another = new HashSet<>();
        Set<Integer> now = new HashSet<>();
        Optional<Set<Integer>> before = Optional.empty();
        int count = 0;
        for (Entry entry : entries) {
            if (entry.step().equals(CorrectChild.ASKED)) {
                before = isMeant.test(count) ? Optional.of(now) : Optional.empty();
                if (before.isPresent()) {
                    another.addAll(now);
                    now = new HashSet<>();
                }
                count++;
            } else if (entry.step().equals(CorrectChild.REFUSED) && before.isPresent()) {
                another.removeAll(before.get());
                another.addAll(now);
                now = new HashSet<>(before.get());
            }
            now.add(entry.number());
        }
        return another;
    }

    /** As the record of another child's concern tells of what is in this one. */
    public Redaction without(Reference reference, ChildId child) {
        return redaction(reference, Set.of(child), List.of());
    }

    private Redaction redaction(Reference reference, Set<ChildId> takenOut, List<Entry> entries) {
        List<ChildId> staying = named.named(reference).stream()
                .map(NamedChild::child)
                .filter(id -> !takenOut.contains(id))
                .toList();
        return new Redaction(
                children.of(takenOut).values(),
                children.of(staying).values(),
                contacts.adults(reference).stream()
                        .filter(Adult::isOfAnotherChild)
                        .flatMap(adult -> adult.name().stream())
                        .toList(),
                lastOfAnother(entries, asked -> true),
                // The first child may live elsewhere than the last, whom a twin was taken for meanwhile.
                lastOfAnother(entries, isOtherHome(reference)));
    }

    /**
     * Of the last child taken out, the last entry before somebody said so.
     *
     * @param isMeant by which of the corrections, counted from 0
     */
    private static int lastOfAnother(List<Entry> entries, IntPredicate isMeant) {
        int count = 0;
        int asked = 0;
        int found = 0;
        int last = 0;
        for (Entry entry : entries) {
            if (entry.step().equals(CorrectChild.ASKED)) {
                asked = entry.number() - 1;
                count++;
            } else if (entry.step().equals(CorrectChild.CONFIRMED) && isMeant.test(count - 1)) {
                last = asked;
            } else if (entry.step().equals(CorrectChild.REPORTED_ASKED)) {
                found = entry.number();
            } else if (CorrectChild.REPORTED_ANSWERED.contains(entry.step())) {
                last = Math.max(last, found);
            }
        }
        return last;
    }

    /** Each says by itself whether its two children have one home. One is asked at a time, so that they come as their entries do. */
    private IntPredicate isOtherHome(Reference reference) {
        List<Correction> ofChild = corrections.findByReferenceOrderByAskedAt(reference).stream()
                .filter(correction -> correction.kind() == Correction.Kind.WRONG_CHILD)
                .toList();
        return asked -> asked >= ofChild.size() || !ofChild.get(asked).isSameHome();
    }

    /** The number of the entry since which it is about whom it is about now; 0 where that was never changed. */
    public static int lastChange(List<Entry> entries) {
        return entries.stream()
                .filter(entry ->
                        Set.of(CorrectChild.ASKED, CorrectChild.REFUSED).contains(entry.step()))
                .mapToInt(Entry::number)
                .max()
                .orElse(0);
    }
}
