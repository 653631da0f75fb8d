package school.safeguarding.tables;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Somebody proposes a changed copy of a decision table, one at a time. It counts for nothing until two people have agreed. */
@Service
class ProposeTable {

    static final String PROCESS = "table-change";

    enum Outcome {
        PROPOSED,
        NO_TABLE,
        ANOTHER_IS_OPEN
    }

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
    public Outcome propose(byte[] file, String by) {
        Optional<TableFile> table = check.read(file);
        if (table.isEmpty()) {
            return Outcome.NO_TABLE;
        }
        database.sql("SELECT pg_advisory_xact_lock(hashtext('proposed table'))")
                .query((row, index) -> true)
                .single();
        if (procedures.countRunning(PROCESS) > 0) {
            return Outcome.ANOTHER_IS_OPEN;
        }
        ProposedTable proposed = proposals.save(new ProposedTable(table.get(), by, clock.instant()));
        trail.leave(Trace.of(by, Kind.TABLE_PROPOSED).with(table.get().decisionId()));
        procedures.startForSchool(PROCESS, TableView.KEY + proposed.id(), RoutingFacts.none());
        return Outcome.PROPOSED;
    }
}
