package school.safeguarding.concern.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.StepReads;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;
import school.safeguarding.step.TaskId;

/**
 * How much of the record somebody has had in front of them with a review in hand. Their form is not replaced while they fill
 * it in; a submit that has not seen what came in meanwhile is refused once, and the refusal shows it.
 */
@Service
class ShownInReview implements StepReads {

    private static final StepId REVIEW = Steps.REVIEW_CONCERN;

    private final JdbcClient database;
    private final ReviewRounds rounds;
    private final Procedures procedures;
    private final RedactedRecord record;
    private final People people;
    private final TransactionTemplate apart;

    ShownInReview(
            JdbcClient database,
            ReviewRounds rounds,
            Procedures procedures,
            RedactedRecord record,
            People people,
            PlatformTransactionManager transactions) {
        this.database = database;
        this.rounds = rounds;
        this.procedures = procedures;
        this.record = record;
        this.people = people;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(Propagation.REQUIRES_NEW.value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void read(String reference, TaskId taskId, AccountId reader) {
        procedures
                .openStep(taskId)
                .filter(step -> step.step().equals(REVIEW) && step.reference().equals(reference))
                .ifPresent(step -> shown(step, reader, lastEntry(Reference.of(reference))));
    }

    /** @throws RefusedSubmission the first time, naming and showing what is new to whoever submits */
    void refuseUnlessSeen(Reference reference, AccountId account) {
        OpenStep review = procedures.openSteps(reference).stream()
                .filter(step -> step.step().equals(REVIEW))
                .findFirst()
                .orElseThrow();
        int seen = seen(review, account).orElseGet(() -> rounds.findByReferenceAndReviewedAtIsNull(reference)
                .orElseThrow()
                .askedEntry());
        List<Entry> entries = record.of(reference);
        List<Entry> unseen = entries.stream()
                .filter(entry -> entry.number() > seen && entry.kind().equals(LearnNewInformation.KIND))
                .flatMap(news -> what(news, entries).stream())
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        // The refusal takes back everything else.
        apart.executeWithoutResult(
                status -> shown(review, account, entries.get(entries.size() - 1).number()));
        throw new RefusedSubmission(
                "Not sent yet. Something new has come in since you opened this form: "
                        + unseen.stream().map(this::named).collect(Collectors.joining("; "))
                        + ". Read it, change your answers where it changes them, and press the button again. What you"
                        + " typed is still here.",
                unseen.stream().map(ShownInReview::words).collect(Collectors.joining("\n\n")));
    }

    private static Optional<Entry> what(Entry news, List<Entry> entries) {
        return news.lines().stream()
                .filter(line -> line.key().equals(LearnNewInformation.ENTRY))
                .map(line -> Integer.parseInt(line.answer()))
                .flatMap(number -> entries.stream().filter(entry -> entry.number() == number))
                .findFirst();
    }

    private String named(Entry entry) {
        return "entry " + entry.number() + ", “" + entry.step() + "”, " + BritishDates.inFull(entry.at()) + ", by "
                + people.nameOf(entry.by());
    }

    private static String words(Entry entry) {
        return entry.number() + ". " + entry.step() + "\n"
                + entry.lines().stream()
                        .map(line -> line.label() + ": " + line.answer())
                        .collect(Collectors.joining("\n"));
    }

    private int lastEntry(Reference reference) {
        List<Entry> entries = record.of(reference);
        return entries.get(entries.size() - 1).number();
    }

    private Optional<Integer> seen(OpenStep review, AccountId account) {
        return database.sql("SELECT entry FROM safeguarding.review_shown WHERE task_id = ? AND account = ?")
                .params(review.id().value(), account.value())
                .query(Integer.class)
                .optional();
    }

    private void shown(OpenStep review, AccountId account, int entry) {
        database.sql("INSERT INTO safeguarding.review_shown (task_id, reference, account, entry) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (task_id, account) DO UPDATE SET entry = excluded.entry")
                .params(review.id().value(), review.reference(), account.value(), entry)
                .update();
    }
}
