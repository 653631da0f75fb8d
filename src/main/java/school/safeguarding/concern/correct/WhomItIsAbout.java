package school.safeguarding.concern.correct;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.correct.NamedInText.Found;
import school.safeguarding.concern.learn.AskedOnce;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;

/** Whom somebody's words may be about: what they ticked, and who stands in them by name or title. */
@Component
public class WhomItIsAbout {

    private static final String ANSWER = "isAboutNamed";

    private final NamedInText names;
    private final AskedOnce asked;
    private final Unanswered unanswered;

    WhomItIsAbout(NamedInText names, AskedOnce asked, Unanswered unanswered) {
        this.names = names;
        this.asked = asked;
        this.unanswered = unanswered;
    }

    /** @throws RefusedSubmission once, if somebody who would deal with the report is named and the form's question about it is not answered */
    public Set<AboutWhom> of(Submission report) {
        Set<AboutWhom> about = report.choices("aboutWhom").stream()
                .map(AboutWhom::withCode)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AboutWhom.class)));
        boolean isOnlyChildren = isOnlyChildren(about);
        if (about.contains(AboutWhom.STAFF)
                && report.text("couldBeHead").filter("no"::equals).isEmpty()) {
            about.add(AboutWhom.UNNAMED_STAFF);
        }
        List<String> account = Stream.of(
                        "whatHappened", "childWords", "furtherChild1Words", "furtherChild2Words", "furtherChild3Words")
                .flatMap(key -> report.text(key).stream())
                .toList();
        Found found = names.in(report.text("personOfConcern"), account, report.submittedBy());
        Set<AboutWhom> certain = isOnlyChildren ? Set.of() : found.certain();
        about.addAll(certain);
        about.addAll(answered(report, found, about, report.isYes("immediateDanger")));
        return about;
    }

    /** Whom an addition names who may still know of the concern, or would if what is unanswered were refused; a person of concern in it counts as a report's does. */
    public Set<AboutWhom> alsoIn(Submission addition, String text, Concern concern) {
        Set<AboutWhom> ticked = addition.choices(CorrectAboutWhom.ADDED).stream()
                .map(AboutWhom::withCode)
                .collect(Collectors.toSet());
        Set<AboutWhom> about = concern.about();
        about.addAll(ticked);
        boolean isOnlyChildren = isOnlyChildren(about);
        about.removeAll(unanswered.about(concern));
        about.addAll(ticked);
        Found found = names.in(addition.text(CorrectAboutWhom.PERSON), List.of(text), addition.submittedBy());
        Set<AboutWhom> named = EnumSet.noneOf(AboutWhom.class);
        if (!isOnlyChildren) {
            // Also where they are kept out for now only, such as a head who is not ruled out yet.
            found.certain().stream()
                    .filter(row -> !about.contains(row) && !about.contains(row.confirmed()))
                    .forEach(named::add);
        }
        about.addAll(named);
        named.addAll(answered(addition, found, about, concern.isImmediateDanger()));
        return named;
    }

    /** A child is no person of concern to match, though they may bear the name of somebody who is here. */
    static boolean isOnlyChildren(Set<AboutWhom> about) {
        return about.equals(EnumSet.of(AboutWhom.CHILD));
    }

    private Set<AboutWhom> answered(Submission submission, Found found, Set<AboutWhom> about, boolean isUrgent) {
        Set<AboutWhom> open = found.possible().stream()
                .filter(named -> !about.stream()
                        .flatMap(whom -> whom.excluded().stream())
                        .collect(Collectors.toSet())
                        .containsAll(named.excluded()))
                .collect(Collectors.toSet());
        Optional<String> answer = submission.text(ANSWER);
        boolean isLeftOpen = !open.isEmpty() && answer.isEmpty();
        if (isLeftOpen && !isUrgent && asked.isFirst(submission)) {
            throw RefusedSubmission.at(
                    ANSWER,
                    "You have written the name or title of somebody who would deal with this."
                            + " Please answer “Is the worry about them?” and send it again. If you leave it empty, they are"
                            + " kept out of it.");
        }
        asked.settle(submission);
        return answer.filter("no"::equals).isPresent() ? Set.of() : open;
    }
}
