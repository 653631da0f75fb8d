package school.safeguarding.tables.propose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;
import school.safeguarding.replay.Replayed.Rest;

/** What the chair was told of one proposal, about concerns that others work. Told once: never counted again, and never changed. */
@Entity
class ReplayTold {

    @Id
    private UUID id;

    private UUID proposal;
    private Instant toldAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String toldTo;

    @Sealed(nothingIfChanged = true)
    private @Nullable String told;

    protected ReplayTold() {}

    ReplayTold(ProposedTable proposed, Rest rest, AccountId toldTo, Instant now) {
        this.id = UUID.randomUUID();
        this.proposal = proposed.id();
        this.told = String.join(
                "\n",
                Stream.concat(Stream.of(rest.concerns()), rest.changes().stream())
                        .toList());
        this.toldTo = toldTo.value();
        this.toldAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    UUID proposal() {
        return proposal;
    }

    boolean isTo(AccountId account) {
        return account.value().equals(toldTo);
    }

    Instant toldAt() {
        return toldAt;
    }

    /** Empty if it was changed in the database. */
    Optional<Rest> rest() {
        return Optional.ofNullable(told).map(text -> {
            List<String> lines = text.lines().toList();
            return new Rest(lines.get(0), lines.subList(1, lines.size()));
        });
    }
}
