package school.safeguarding.tables.agree;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.schoolyear.ChangeCalendar;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.check.CheckTable.Fit;
import school.safeguarding.tables.known.AdoptedTable;
import school.safeguarding.tables.known.AdoptedTables;
import school.safeguarding.tables.known.KnownTables;
import school.safeguarding.tables.propose.ProposedTable;
import school.safeguarding.tables.propose.ProposedTable.Proposal;
import school.safeguarding.tables.propose.ProposedTables;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * The head and the CPO agree to a table, one after the other, and to one of handlers the chair after them. It counts from the last on;
 * one of them ends it with a no.
 */
@Service
class AgreeToTable implements StepForm {

    private final ProposedTables proposals;
    private final TableAnswers answers;
    private final AdoptedTables adopted;
    private final CheckTable check;
    private final KnownTables known;
    private final ChangeCalendar calendar;
    private final WhoAgrees whoAgrees;
    private final Trail trail;
    private final Clock clock;

    AgreeToTable(
            ProposedTables proposals,
            TableAnswers answers,
            AdoptedTables adopted,
            CheckTable check,
            KnownTables known,
            ChangeCalendar calendar,
            WhoAgrees whoAgrees,
            Trail trail,
            Clock clock) {
        this.proposals = proposals;
        this.answers = answers;
        this.adopted = adopted;
        this.check = check;
        this.known = known;
        this.calendar = calendar;
        this.whoAgrees = whoAgrees;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "agree-to-table";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Optional<ProposedTable> about = proposals.of(submission.facts());
        if (about.isEmpty()) {
            if (submission.required("tableAnswer").equals("agree")) {
                throw new RefusedSubmission(
                        "This step does not say which table it is about. Answer no, and have the table proposed again.");
            }
            return RoutingFacts.of(RoutingFact.isSecondPersonNeeded, false).with(RoutingFact.isNextAsked, false);
        }
        ProposedTable proposed = about.get();
        List<TableAnswer> given = answers.findByProposalOrderByAnsweredAt(proposed.id());
        if (adopted.existsById(proposed.id()) || given.stream().anyMatch(answer -> !answer.isAgreed())) {
            throw new RefusedSubmission("Somebody else has answered this already.");
        }
        AccountId by = submission.submittedBy();
        Seat seat = whoAgrees
                .seatOf(proposed, given, by)
                .orElseThrow(
                        () -> new RefusedSubmission(
                                "The head and the CPO have to agree, and they are two people. Somebody else has to answer this."));
        boolean isAgreed = submission.required("tableAnswer").equals("agree");
        Optional<String> ladoContact =
                isAgreed && seat == Seat.CHAIR ? Optional.of(ladoContact(submission)) : Optional.empty();
        TableAnswer answer = new TableAnswer(
                proposed, seat, isAgreed, submission.required("tableAnswerReason"), ladoContact, by, clock.instant());
        if (!isAgreed) {
            answers.save(answer);
            trail.leave(Trace.of(by, Kind.TABLE_REFUSED).with(detail(proposed, given)));
            return RoutingFacts.of(RoutingFact.isSecondPersonNeeded, false).with(RoutingFact.isNextAsked, false);
        }
        Proposal proposal = proposed.proposal()
                .filter(one -> check.read(one.table().file()) instanceof Fit)
                .orElseThrow(
                        () -> new RefusedSubmission(
                                "This table was changed directly in the database, or does not fit this release any more. Answer no, and have it proposed again."));
        answers.save(answer);
        List<Seat> missing = whoAgrees.missing(
                proposed, Stream.concat(given.stream(), Stream.of(answer)).toList());
        if (missing.isEmpty()) {
            adopted.save(new AdoptedTable(proposed, proposal.table(), clock.instant()));
            known.changed();
            if (proposal.table().decisionId().equals(CheckTable.CALENDAR)) {
                calendar.adopt(proposed.id(), proposal.table().file());
            }
            trail.leave(Trace.of(by, Kind.TABLE_ADOPTED).with(detail(proposed, given)));
        }
        return RoutingFacts.of(RoutingFact.isSecondPersonNeeded, !missing.isEmpty())
                .with(RoutingFact.isNextAsked, false)
                .with(RoutingFact.isChairAsked, missing.contains(Seat.CHAIR));
    }

    /** The contact is outside: who it was, when, and what they said, as the chair writes it down. */
    private String ladoContact(Submission submission) {
        if (!submission.required("ladoContactAnswer").equals("agrees")) {
            throw new RefusedSubmission(
                    "The LADO contact has not agreed, so you cannot agree. Answer no, or ask them again.");
        }
        LocalDate on = submission
                .date("ladoContactOn")
                .orElseThrow(() -> new RefusedSubmission(submission.label("ladoContactOn") + " is missing."));
        return submission.required("ladoContactName") + ", " + BritishDates.brief(on) + ": "
                + submission.required("ladoContactWords");
    }

    private static String detail(ProposedTable proposed, List<TableAnswer> given) {
        Optional<Proposal> proposal = proposed.proposal();
        return Stream.concat(
                        proposal
                                .map(one -> one.table().decisionId() + " "
                                        + HexFormat.of().formatHex(one.table().hash())
                                        + " proposed by " + one.by())
                                .stream(),
                        given.stream().flatMap(answer -> answer.answeredBy().map(by -> "agreed by " + by).stream()))
                .collect(Collectors.joining(" "));
    }
}
