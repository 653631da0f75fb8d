package school.safeguarding.briefing.awareness;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.briefing.awareness.Awareness.Kind;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** Whoever taught children about being safe, or held a drill, says so. Source: the school's CSE policy (November 2023), "Prevention". */
@Service
class LogAwareness implements StepForm {

    private static final Map<String, Kind> KINDS = Map.of(
            "assembly", Kind.ASSEMBLY,
            "safety-day", Kind.SAFETY_DAY,
            "e-safety", Kind.E_SAFETY,
            "other", Kind.OTHER,
            "drill", Kind.DRILL,
            "restore", Kind.RESTORE);

    private final AwarenessLog log;
    private final Clock clock;

    LogAwareness(AwarenessLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "log-awareness";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        log.save(new Awareness(
                requireNonNull(KINDS.get(submission.required("awarenessKind"))),
                submission.date("awarenessOn").orElseThrow(),
                submission.answer("awarenessYears").map(years -> years.shown()).orElse(List.of()),
                submission.required("awarenessContent"),
                submission.required("awarenessBy"),
                submission.submittedBy(),
                clock.instant()));
        return RoutingFacts.none();
    }
}
