package school.safeguarding.policy.review;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.policy.PolicyInForce;
import school.safeguarding.record.FormAnswers;

/** What the steps of a review show to whoever has one of them in hand. */
@Component
class PolicyView implements SchoolView {

    private final PolicyReviews reviews;
    private final PolicyNotes notes;
    private final PolicyInForce inForce;
    private final OldSources oldSources;
    private final OwnIncidents incidents;
    private final FormAnswers answers;
    private final Procedures procedures;
    private final People people;

    PolicyView(
            PolicyReviews reviews,
            PolicyNotes notes,
            PolicyInForce inForce,
            OldSources oldSources,
            OwnIncidents incidents,
            FormAnswers answers,
            Procedures procedures,
            People people) {
        this.reviews = reviews;
        this.notes = notes;
        this.inForce = inForce;
        this.oldSources = oldSources;
        this.incidents = incidents;
        this.answers = answers;
        this.procedures = procedures;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return review(key).isPresent();
    }

    private Optional<PolicyReview> review(String key) {
        return SchoolView.id(key).flatMap(reviews::findById);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        List<String> offered = procedures.openSteps(key).stream()
                .filter(step -> step.people().contains(reader))
                .map(OpenStep::offeredTo)
                .toList();
        return offered.isEmpty()
                ? Map.of()
                : Map.of(
                        "policy", List.of(shown(reviews.withId(key), reader, offered.contains(PolicyOffers.REVIEWER))));
    }

    /** @param isReviewer governors accept a text, and need not know for it what went wrong in which concern */
    private Map<String, Object> shown(PolicyReview review, AccountId reader, boolean isReviewer) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("due", BritishDates.brief(review.dueOn()));
        view.put("inForce", inForce.number() == 0 ? "none yet" : "edition " + inForce.number());
        view.put(
                "sources",
                oldSources.list().stream()
                        .map(old -> Map.of("table", old.table() + " (" + old.rows() + ")", "source", old.source()))
                        .toList());
        view.put("isNoneOld", oldSources.list().isEmpty());
        if (isReviewer) {
            view.put(
                    "incidents",
                    incidents.since(begun(review), reader).entrySet().stream()
                            .map(one -> Map.of("what", one.getKey(), "count", one.getValue()))
                            .toList());
        }
        view.put(
                "notes",
                notes.findByReviewOrderByAt(review.id()).stream()
                        .map(this::shown)
                        .toList());
        return view;
    }

    /** When the review before ended, or for the first one a year before this one. */
    private Instant begun(PolicyReview review) {
        return reviews.findFirstByEndedOnIsNotNullOrderByEndedOnDescDueOnDesc()
                .map(PolicyReview::endedOn)
                .orElse(review.begunOn().minusYears(1))
                .atStartOfDay(BritishDates.ZONE)
                .toInstant();
    }

    private Map<String, Object> shown(PolicyNote note) {
        return Map.of(
                "step", note.step(),
                "at", BritishDates.inFull(note.at()),
                "by",
                        people.person(note.by())
                                .map(Person::name)
                                .orElse(note.by().value()),
                "lines",
                        answers.read(note.answers()).stream()
                                .map(line -> Map.of("label", line.label(), "answer", line.answer()))
                                .toList());
    }
}
