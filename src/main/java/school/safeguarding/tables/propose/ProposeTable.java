package school.safeguarding.tables.propose;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;
import school.safeguarding.tables.agree.TableView;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.check.CheckTable.Checked;
import school.safeguarding.tables.check.CheckTable.Fit;
import school.safeguarding.tables.check.CheckTable.Unfit;
import school.safeguarding.tables.check.TableFile;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Somebody proposes a changed copy of a decision table, one of each at a time. It counts for nothing until two people have agreed. */
@Service
public class ProposeTable {

    static final String PROCESS = "table-change";

    private static final StepId STEP = Steps.AGREE_TO_TABLE;

    public sealed interface Outcome {}

    public record Proposed() implements Outcome {}

    /** @param unfit of which nothing was stored */
    record Refused(Unfit unfit) implements Outcome {}

    public record AnotherIsOpen(String decisionId) implements Outcome {}

    private final ProposedTables proposals;
    private final CheckTable check;
    private final Procedures procedures;
    private final Trail trail;
    private final Clock clock;
    private final JdbcClient database;

    ProposeTable(
            ProposedTables proposals,
            CheckTable check,
            Procedures procedures,
            Trail trail,
            Clock clock,
            JdbcClient database) {
        this.proposals = proposals;
        this.check = check;
        this.procedures = procedures;
        this.trail = trail;
        this.clock = clock;
        this.database = database;
    }

    /** @param by account id */
    @Transactional
    public Outcome propose(byte[] file, AccountId by) {
        // Before the lock: to ask every row takes a while.
        Checked checked = check.read(file);
        return checked instanceof Fit fit ? propose(fit.file(), by) : new Refused((Unfit) checked);
    }

    private Outcome propose(TableFile table, AccountId by) {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('proposed table'))")
                .query((row, index) -> true)
                .single();
        boolean isOneOpen = open().stream()
                .flatMap(proposed -> proposed.proposal().stream())
                .anyMatch(open -> open.table().decisionId().equals(table.decisionId()));
        if (isOneOpen) {
            return new AnotherIsOpen(table.decisionId());
        }
        ProposedTable proposed = proposals.save(new ProposedTable(table, by, clock.instant()));
        String id = proposed.id().toString();
        trail.leave(Trace.of(by, Kind.TABLE_PROPOSED).with(table.decisionId()));
        procedures.startForSchool(
                PROCESS,
                TableView.KEY + id,
                RoutingFacts.of(RoutingFact.tableChangeId, id).with(RoutingFact.isChairAsked, false));
        return new Proposed();
    }

    /** Those that nobody has answered yet, or one of two. */
    @Transactional(readOnly = true)
    public List<ProposedTable> open() {
        return procedures.stepsOfSchool().stream()
                .filter(step -> step.step().equals(STEP))
                .map(step -> proposals.of(step.facts()))
                .flatMap(Optional::stream)
                .toList();
    }
}
