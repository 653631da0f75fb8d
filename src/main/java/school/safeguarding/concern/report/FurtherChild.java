package school.safeguarding.concern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import school.safeguarding.child.Child;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;

/** Another child whom a report names beside the first, and what it says of them. */
final class FurtherChild {

    static final String ASKED = "otherChildrenConcerned";

    private static final String FIELD = "furtherChild";
    private static final int MOST = 3;

    /** What the report says of the child named first and of nobody else. */
    private static final Set<String> OF_FIRST = Set.of(
            "childName",
            "childDescription",
            "childDateOfBirth",
            "childClass",
            "childSaid",
            "childWords",
            "childWordsQuestion",
            "childWordsPresent",
            "childWordsManner",
            "indicators");

    private final Submission report;
    private final String field;

    private FurtherChild(Submission report, int number) {
        this.report = report;
        this.field = FIELD + number;
    }

    static List<String> nameFields() {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(number -> FIELD + number + "Name")
                .toList();
    }

    /** @throws RefusedSubmission if there are said to be some and none is named, or one who is named by no name */
    static List<FurtherChild> of(Submission report) {
        if (!report.isYes(ASKED)) {
            return List.of();
        }
        List<FurtherChild> further = IntStream.rangeClosed(1, MOST)
                .mapToObj(number -> new FurtherChild(report, number))
                .filter(FurtherChild::isAnythingSaid)
                .toList();
        if (further.isEmpty()
                || !further.stream()
                        .allMatch(child -> child.name().filter(Child::isNamed).isPresent())) {
            throw RefusedSubmission.at(
                    ASKED,
                    "Each other child needs a name: write it, or answer “No” to " + report.label(ASKED)
                            + " and send a report of its own about a child whose name you do not know.");
        }
        return further;
    }

    /** What it says of the first child: what is said of another is that child's own. */
    static Submission ofFirst(Submission report) {
        return with(
                report, report.answers().stream().filter(isOfFurther().negate()).toList());
    }

    private static Predicate<Answer> isOfFurther() {
        return answer -> answer.key().startsWith(FIELD);
    }

    private boolean isAnythingSaid() {
        return report.answers().stream().anyMatch(answer -> answer.key().startsWith(field));
    }

    Optional<String> name() {
        return said("Name").flatMap(answer -> answer.values().stream().findFirst());
    }

    private Optional<Answer> said(String what) {
        return report.answer(field + what);
    }

    /** The same report as if this child were the only one in it, with their own words. */
    Submission asReported() {
        List<Answer> answers = new ArrayList<>();
        for (Answer answer : report.answers()) {
            if (answer.key().equals("childName")) {
                Stream.of(
                                said("Name").map(name -> as(name, "childName", answer.label())),
                                said("DateOfBirth").map(day -> as(day, "childDateOfBirth", "Date of birth")),
                                said("Class").map(name -> as(name, "childClass", "Class")))
                        .flatMap(Optional::stream)
                        .forEach(answers::add);
            } else if (!OF_FIRST.contains(answer.key())
                    && isOfFurther().negate().test(answer)) {
                answers.add(answer);
            }
            if (answer.key().equals("whatHappened")) {
                said("Words")
                        .map(words -> as(words, "childWords", "The child’s exact words"))
                        .ifPresent(answers::add);
            }
        }
        return with(report, answers);
    }

    private static Answer as(Answer said, String key, String label) {
        return new Answer(key, label, said.values(), said.shown());
    }

    private static Submission with(Submission report, List<Answer> answers) {
        return new Submission(
                report.formId(),
                report.submittedBy(),
                report.reference(),
                report.step(),
                answers,
                report.dueAt(),
                report.facts());
    }
}
