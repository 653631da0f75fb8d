package school.safeguarding.lowlevel.list;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.lowlevel.list.LowLevelConcern.Threshold;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.record.DrawnReferences;
import school.safeguarding.record.FormAnswers;

/** Any member of staff adds to the list, about themselves too. Source: KCSIE part four, section two. */
@Service
class AddLowLevelConcern implements StepForm {

    private final LowLevelConcerns concerns;
    private final KeptConcerns kept;
    private final DrawnReferences references;
    private final FormAnswers answers;
    private final People people;
    private final Clock clock;

    AddLowLevelConcern(
            LowLevelConcerns concerns,
            KeptConcerns kept,
            DrawnReferences references,
            FormAnswers answers,
            People people,
            Clock clock) {
        this.concerns = concerns;
        this.kept = kept;
        this.references = references;
        this.answers = answers;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "low-level-concern";
    }

    /** What may meet the threshold is kept as well: nothing that somebody wrote down is lost because it is more than this. */
    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Adult adult = adult(submission);
        Threshold threshold = Threshold.chosen(submission.required("meetsThreshold"));
        boolean isFurther = kept.all().stream().map(LowLevelConcern::adult).anyMatch(adult::mayBe);
        LowLevelConcern added = concerns.save(new LowLevelConcern(
                references.next("LLC", "low_level_concern"),
                listFor(adult),
                adult,
                threshold,
                submission.submittedBy(),
                answers.of(submission),
                clock.instant()));
        return RoutingFacts.of(RoutingFact.lowLevelReference, added.reference())
                .with(RoutingFact.mayMeetThreshold, threshold != Threshold.NO)
                .with(RoutingFact.isFurtherEntry, isFurther);
    }

    private Adult adult(Submission submission) {
        return switch (submission.required("lowLevelAbout")) {
            case "myself" -> Adult.of(people.person(submission.submittedBy()).orElseThrow());
            case "head" -> head();
            default -> named(submission.required("adultName").strip());
        };
    }

    private Adult head() {
        List<Person> heads = people.holding(Role.HEAD);
        return heads.size() == 1 ? Adult.of(heads.get(0)) : Adult.named("Headteacher");
    }

    private Adult named(String name) {
        Adult typed = Adult.named(name);
        List<Person> called =
                people.staff().all().stream().filter(typed::isCalledAs).toList();
        return called.size() == 1 ? typed.with(called.get(0).id()) : typed;
    }

    /** Who may be the head by what was typed never comes before the head. */
    private KeptList listFor(Adult adult) {
        return adult.isCalledHead() || people.holding(Role.HEAD).stream().anyMatch(adult::mayBe)
                ? KeptList.CHAIR
                : KeptList.HEAD;
    }
}
