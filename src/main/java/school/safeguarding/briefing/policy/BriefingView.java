package school.safeguarding.briefing.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.training.OfficerTrainings;
import school.safeguarding.briefing.training.TrainingQuestion;
import school.safeguarding.briefing.training.TrainingQuestions;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;

/** Shows each person what they are asked, and the head who has not answered. */
@Component
public class BriefingView implements SchoolView {

    private static final List<String> PLACES = List.of("first", "second", "third");

    private final Briefings briefings;
    private final TrainingQuestions trainings;
    private final OfficerTrainings records;
    private final Questions questions;
    private final Procedures procedures;
    private final People people;

    BriefingView(
            Briefings briefings,
            TrainingQuestions trainings,
            OfficerTrainings records,
            Questions questions,
            Procedures procedures,
            People people) {
        this.briefings = briefings;
        this.trainings = trainings;
        this.records = records;
        this.questions = questions;
        this.procedures = procedures;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return briefing(key).isPresent() || training(key).isPresent();
    }

    private Optional<Briefing> briefing(String key) {
        return SchoolView.id(key).flatMap(briefings::findById);
    }

    private Optional<TrainingQuestion> training(String key) {
        return SchoolView.id(key).flatMap(trainings::findById);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        return procedures.isOffered(key, reader)
                ? Map.of(
                        "briefing",
                        List.of(briefing(key)
                                .map(this::shown)
                                .orElseGet(() -> shown(training(key).orElseThrow()))))
                : Map.of();
    }

    private Map<String, Object> shown(Briefing briefing) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("who", name(briefing.account()));
        view.put("edition", briefing.edition() == 0 ? "the summary" : "edition " + briefing.edition());
        view.put("due", BritishDates.inFull(briefing.dueAt()));
        List<String> codes = briefing.questions();
        for (int i = 0; i < codes.size(); i++) {
            view.put(PLACES.get(i), List.of(shown(questions.withCode(codes.get(i)))));
        }
        return view;
    }

    private static Map<String, String> shown(Question question) {
        return Map.of(
                "question", question.question(),
                "a", question.choices().get(0),
                "b", question.choices().get(1),
                "c", question.choices().get(2));
    }

    private Map<String, Object> shown(TrainingQuestion asked) {
        List<Map<String, String>> before = new ArrayList<>();
        records.findByAccountOrderByTrainedOn(asked.account())
                .forEach(one -> before.add(Map.of(
                        "on",
                        BritishDates.brief(one.trainedOn()),
                        "kind",
                        one.kind().inWords())));
        return Map.of(
                "who", name(asked.account()),
                "due", BritishDates.inFull(asked.dueAt()),
                "before", before);
    }

    private String name(AccountId account) {
        return people.person(account).map(Person::name).orElse(account.value());
    }
}
