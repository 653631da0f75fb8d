package school.safeguarding.tables.propose;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.replay.ReplayTable;
import school.safeguarding.replay.Replayed.Rest;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.propose.ProposedTable.Proposal;

/**
 * Tells the chair what a proposal would change of concerns that others work, in coarse numbers, once. Counted again later the numbers
 * would tell of the concern that came, went or changed meanwhile, and at last of one about the chair.
 */
@Service
class TellChair {

    /** For each kind of table: by two counts with little between them one concern could be told. */
    private static final Duration ONCE_IN = Duration.ofDays(28);

    private final ReplayTable replay;
    private final ProposedTables proposals;
    private final AllReplayTold told;
    private final Clock clock;

    TellChair(ReplayTable replay, ProposedTables proposals, AllReplayTold told, Clock clock) {
        this.replay = replay;
        this.proposals = proposals;
        this.told = told;
        this.clock = clock;
    }

    /**
     * Empty for everybody but the chair, of what this chair proposes, and where one of that kind was counted lately: whoever stands in
     * for the head could propose one file after the other, and refuse each.
     */
    Optional<ReplayTold> about(ProposedTable proposed, Proposal proposal, Person reader) {
        String kind = proposal.table().decisionId();
        if (!reader.holds(Role.CHAIR)
                || kind.equals(CheckTable.CALENDAR)
                || proposal.by().equals(reader.id())) {
            return Optional.empty();
        }
        return known(proposed.id(), reader).or(() -> {
            if (wasToldLately(kind, reader)) {
                return Optional.empty();
            }
            Optional<Rest> rest = replay.rest(proposal.table().file(), reader);
            rest.ifPresent(counted -> told.save(new ReplayTold(proposed, counted, reader.id(), clock.instant())));
            // Of two at once the first counts for both.
            return rest.flatMap(counted -> known(proposed.id(), reader));
        });
    }

    /** One that does not open any more may have been of this kind too. */
    private boolean wasToldLately(String kind, Person reader) {
        return told.findByToldAtAfter(clock.instant().minus(ONCE_IN)).stream()
                .filter(one -> one.isTo(reader.id()))
                .anyMatch(one -> proposals
                        .findById(one.proposal())
                        .flatMap(ProposedTable::proposal)
                        .map(proposal -> proposal.table().decisionId().equals(kind))
                        .orElse(true));
    }

    private Optional<ReplayTold> known(UUID proposal, Person reader) {
        return told.findByProposalOrderByToldAt(proposal).stream()
                .filter(one -> one.isTo(reader.id()))
                .findFirst();
    }
}
