package school.safeguarding.tables;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.replay.ReplayTable;
import school.safeguarding.replay.Replayed.Rest;
import school.safeguarding.tables.ProposedTable.Proposal;

/**
 * Tells the chair what a proposal would change of concerns that others work, in coarse numbers, once. Counted again later the numbers
 * would tell of the concern that came, went or changed meanwhile, and at last of one about the chair.
 */
@Service
class TellChair {

    private final ReplayTable replay;
    private final AllReplayTold told;
    private final Clock clock;

    TellChair(ReplayTable replay, AllReplayTold told, Clock clock) {
        this.replay = replay;
        this.told = told;
        this.clock = clock;
    }

    /** Empty for everybody but the chair, and where there is nothing to be told of. */
    Optional<ReplayTold> about(ProposedTable proposed, Proposal proposal, Person reader) {
        if (!reader.holds(Role.CHAIR) || proposal.table().decisionId().equals(CheckTable.CALENDAR)) {
            return Optional.empty();
        }
        return known(proposed.id(), reader).or(() -> {
            Optional<Rest> rest = replay.rest(proposal.table().file(), reader);
            rest.ifPresent(counted -> told.save(new ReplayTold(proposed, counted, reader.id(), clock.instant())));
            // Of two at once the first counts for both.
            return rest.flatMap(counted -> known(proposed.id(), reader));
        });
    }

    private Optional<ReplayTold> known(UUID proposal, Person reader) {
        return told.findByProposalOrderByToldAt(proposal).stream()
                .filter(one -> one.isTo(reader.id()))
                .findFirst();
    }
}
