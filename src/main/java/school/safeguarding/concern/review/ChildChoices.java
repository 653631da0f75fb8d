package school.safeguarding.concern.review;

import java.time.LocalDate;
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
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;

/**
 * Which child a review may say that a concern is about: who is in the register, who was named in an earlier concern that this
 * reader may know, another child whose name is typed, or nobody yet. What is chosen is looked up again when it is submitted.
 */
@Component
public class ChildChoices {

    public static final String CHILD = "child";
    static final String ANOTHER = "another";
    static final String NOT_KNOWN = "not-known";

    public static final String RIGHT_CHILD = "rightChild";

    /**
     * The keys of a form's select and of what is typed where it says another child.
     *
     * @param notKnown the label of the choice that nobody is known yet
     * @param alike what is said of a child of whom only the name is alike
     */
    private record Fields(String child, String name, String bornOn, String className, String notKnown, String alike) {}

    private static final Fields OF_REVIEW = new Fields(
            CHILD,
            "childConfirmedName",
            "childConfirmedDateOfBirth",
            "childConfirmedClass",
            "Not known yet",
            "may be the same");
    private static final Fields OF_CORRECTION = new Fields(
            RIGHT_CHILD,
            "rightChildName",
            "rightChildDateOfBirth",
            "rightChildClass",
            "Not known yet: only take the wrong one out",
            "the name is alike");

    private final ConcernChildren named;
    private final RelatedConcerns related;
    private final KnownChildren children;

    ChildChoices(ConcernChildren named, RelatedConcerns related, KnownChildren children) {
        this.named = named;
        this.related = related;
        this.children = children;
    }

    /** As a form's select has them: who is meant first, then who may be, then the rest of the register by name. */
    public List<Map<String, String>> of(Concern concern, Person reader) {
        return of(concern, reader, OF_REVIEW);
    }

    /** The same for whoever says that it is another child. */
    public List<Map<String, String>> toCorrect(Concern concern, Person reader) {
        Optional<String> soFar =
                named.of(concern.reference()).map(child -> child.id().toString());
        return of(concern, reader, OF_CORRECTION).stream()
                .filter(choice ->
                        soFar.filter(value -> value.equals(choice.get("value"))).isEmpty())
                .toList();
    }

    private List<Map<String, String>> of(Concern concern, Person reader, Fields fields) {
        List<Map<String, String>> choices = new ArrayList<>();
        likely(concern, reader).forEach((child, same) -> choices.add(choice(child, same, fields)));
        Set<String> known = choices.stream().map(one -> one.get("value")).collect(Collectors.toSet());
        choices.add(Map.of("label", "Another child, not in this list", "value", ANOTHER));
        choices.add(Map.of("label", fields.notKnown(), "value", NOT_KNOWN));
        children.offered().stream()
                .filter(child -> !known.contains(child.id().toString()))
                .sorted(Comparator.comparing(child -> child.particulars().usedName()))
                .map(child ->
                        Map.of("label", described(child), "value", child.id().toString()))
                .forEach(choices::add);
        return choices;
    }

    /** The child whom the concern is about as far as somebody has confirmed it, as the same select has it. */
    Optional<String> confirmed(Reference reference) {
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

    private static Map<String, String> choice(Child child, SameChild same, Fields fields) {
        String where = child.isInRegister() ? "in the register" : "not in the register";
        return Map.of(
                "label",
                described(child) + " (" + where + (same == SameChild.YES ? "" : ", " + fields.alike()) + ")",
                "value",
                child.id().toString());
    }

    /** With what tells children of one name apart. */
    public static String described(Child child) {
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
        return chosen(concern, reader, submission, OF_REVIEW);
    }

    /** The same for whoever says that it is another child. */
    public Chosen corrected(Concern concern, Person reader, Submission submission) {
        return chosen(concern, reader, submission, OF_CORRECTION);
    }

    private Chosen chosen(Concern concern, Person reader, Submission submission, Fields fields) {
        String value = submission.required(fields.child());
        if (value.equals(ANOTHER)) {
            return typed(submission, fields);
        }
        if (value.equals(NOT_KNOWN)) {
            Answer unknown = answer(fields.name(), "Full name of the child", "not known");
            return new Chosen(
                    Optional.empty(),
                    "not known",
                    Optional.empty(),
                    said(submission, fields, fields.notKnown(), List.of(unknown)));
        }
        Child child = id(value)
                .flatMap(children::of)
                .filter(found -> found.isInRegister() || likely(concern, reader).containsKey(found))
                .orElseThrow(() -> new RefusedSubmission(
                        submission.label(fields.child()) + " must be one of the children shown, or “another child”."));
        List<Answer> known = new ArrayList<>();
        known.add(answer(fields.name(), "Full name of the child", child.name()));
        Optional<LocalDate> bornOn = child.particulars().bornOn();
        bornOn.map(day -> new Answer(
                        fields.bornOn(), "Date of birth", List.of(day.toString()), List.of(BritishDates.brief(day))))
                .ifPresent(known::add);
        if (!child.particulars().className().isEmpty()) {
            known.add(answer(fields.className(), "Class", child.particulars().className()));
        }
        return new Chosen(Optional.of(child), child.name(), bornOn, said(submission, fields, described(child), known));
    }

    private static Chosen typed(Submission submission, Fields fields) {
        return new Chosen(
                Optional.empty(),
                submission.required(fields.name()),
                submission.date(fields.bornOn()),
                said(submission, fields, "Another child", List.of()));
    }

    /**
     * @param child empty where the name was typed, or nobody knows it yet
     * @param name as it is known, or “not known”
     */
    public record Chosen(Optional<Child> child, String name, Optional<LocalDate> bornOn, Submission submission) {}

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

    private static Submission said(Submission submission, Fields fields, String shown, List<Answer> known) {
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : submission.answers()) {
            if (answer.key().equals(fields.child())) {
                answers.add(new Answer(fields.child(), answer.label(), answer.values(), List.of(shown)));
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
