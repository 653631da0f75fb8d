package school.safeguarding.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.engine.Answer;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.Submission;
import school.safeguarding.people.People.Person;

/**
 * Which child a review may say that a concern is about: who is in the register, who was named in an earlier concern that this
 * reader may know, another child whose name is typed, or nobody yet. What is chosen is looked up again when it is submitted.
 */
@Component
class ChildChoices {

    static final String CHILD = "child";
    static final String ANOTHER = "another";
    static final String NOT_KNOWN = "not-known";

    private static final String NAME = "childConfirmedName";
    private static final String BORN_ON = "childConfirmedDateOfBirth";
    private static final String CLASS = "childConfirmedClass";

    private final ConcernChildren named;
    private final RelatedConcerns related;
    private final KnownChildren children;

    ChildChoices(ConcernChildren named, RelatedConcerns related, KnownChildren children) {
        this.named = named;
        this.related = related;
        this.children = children;
    }

    /** As a form's select has them: who is meant first, then who may be, then the rest of the register by name. */
    List<Map<String, String>> of(Concern concern, Person reader) {
        List<Map<String, String>> choices = new ArrayList<>();
        likely(concern, reader).forEach((child, same) -> choices.add(choice(child, same)));
        Set<String> known = choices.stream().map(one -> one.get("value")).collect(Collectors.toSet());
        choices.add(Map.of("label", "Another child, not in this list", "value", ANOTHER));
        choices.add(Map.of("label", "Not known yet", "value", NOT_KNOWN));
        children.offered().stream()
                .filter(child -> !known.contains(child.id().toString()))
                .sorted(Comparator.comparing(child -> child.particulars().usedName()))
                .map(child ->
                        Map.of("label", described(child), "value", child.id().toString()))
                .forEach(choices::add);
        return choices;
    }

    /** The child whom the concern is about as far as somebody has confirmed it, as the same select has it. */
    Optional<String> confirmed(String reference) {
        return named.confirmed(reference).map(ChildId::toString);
    }

    private Map<Child, SameChild> likely(Concern concern, Person reader) {
        Set<ChildId> own = new LinkedHashSet<>();
        named.named(concern.reference()).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD))
                .map(NamedChild::child)
                .forEach(own::add);
        Map<ChildId, SameChild> same = new LinkedHashMap<>();
        Map<ChildId, Child> meant = children.of(own);
        meant.values().forEach(child -> children.like(child.knownAs())
                .forEach((id, likeness) -> same.merge(id, likeness, SameChild::stronger)));
        // A child who is in no register is known by concerns only, and those may be hidden from this reader.
        Set<ChildId> mayKnow = related.knownTo(reader, concern).stream()
                .map(RelatedConcerns.Related::id)
                .collect(Collectors.toSet());
        mayKnow.addAll(own);
        Map<ChildId, Child> all =
                children.of(Stream.concat(own.stream(), same.keySet().stream()).collect(Collectors.toSet()));
        Map<Child, SameChild> likely = new LinkedHashMap<>();
        all.values().stream()
                .filter(child -> child.isInRegister() || mayKnow.contains(child.id()))
                .sorted(Comparator.comparing((Child child) -> likeness(child, own, same))
                        .thenComparing(child -> !child.isInRegister()))
                .forEach(child -> likely.put(child, likeness(child, own, same)));
        return likely;
    }

    private static SameChild likeness(Child child, Set<ChildId> own, Map<ChildId, SameChild> same) {
        return own.contains(child.id()) ? SameChild.YES : same.getOrDefault(child.id(), SameChild.MAY_BE);
    }

    private static Map<String, String> choice(Child child, SameChild same) {
        String where = child.isInRegister() ? "in the register" : "not in the register";
        return Map.of(
                "label",
                described(child) + " (" + where + (same == SameChild.YES ? "" : ", may be the same") + ")",
                "value",
                child.id().toString());
    }

    private static String described(Child child) {
        String used = child.particulars().usedName();
        String called = used.equals(child.name()) ? "" : ", called " + used;
        String born = child.particulars()
                .bornOn()
                .map(day -> ", born " + BritishDates.brief(day))
                .orElse("");
        String ofClass = child.particulars().className().isEmpty()
                ? ""
                : ", " + child.particulars().className();
        return child.name() + called + born + ofClass;
    }

    /**
     * What was chosen as if it had been typed, so that the record says who was meant on that day, whatever the register says
     * later.
     *
     * @throws RefusedSubmission if it is nobody whom this person was offered
     */
    Chosen chosen(Concern concern, Person reader, Submission submission) {
        String value = submission.required(CHILD);
        if (value.equals(ANOTHER)) {
            return new Chosen(Optional.empty(), said(submission, "Another child", List.of()));
        }
        if (value.equals(NOT_KNOWN)) {
            return new Chosen(
                    Optional.empty(),
                    said(submission, "Not known yet", List.of(answer(NAME, "Full name of the child", "not known"))));
        }
        Child child = id(value)
                .flatMap(children::of)
                .filter(found -> found.isInRegister() || likely(concern, reader).containsKey(found))
                .orElseThrow(() -> new RefusedSubmission(
                        submission.label(CHILD) + " must be one of the children shown, or “another child”."));
        List<Answer> known = new ArrayList<>();
        known.add(answer(NAME, "Full name of the child", child.name()));
        child.particulars()
                .bornOn()
                .map(day ->
                        new Answer(BORN_ON, "Date of birth", List.of(day.toString()), List.of(BritishDates.brief(day))))
                .ifPresent(known::add);
        if (!child.particulars().className().isEmpty()) {
            known.add(answer(CLASS, "Class", child.particulars().className()));
        }
        return new Chosen(Optional.of(child), said(submission, described(child), known));
    }

    /** @param child empty where the name was typed, or nobody knows it yet */
    record Chosen(Optional<Child> child, Submission submission) {}

    private static Optional<ChildId> id(String value) {
        try {
            return Optional.of(new ChildId(UUID.fromString(value)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Answer answer(String key, String label, String value) {
        return new Answer(key, label, List.of(value), List.of(value));
    }

    private static Submission said(Submission submission, String shown, List<Answer> known) {
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : submission.answers()) {
            if (answer.key().equals(CHILD)) {
                answers.add(new Answer(CHILD, answer.label(), answer.values(), List.of(shown)));
                answers.addAll(known);
            } else {
                answers.add(answer);
            }
        }
        return new Submission(
                submission.formId(),
                submission.submittedBy(),
                submission.reference(),
                submission.step(),
                answers,
                submission.dueAt(),
                submission.facts());
    }
}
