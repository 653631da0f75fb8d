package school.safeguarding.concern.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * Which records are kept whatever a rule for keeping says, since a court, an inquiry or the LADO may need them. The records say
 * it, which nobody can change; what they said last counts. Whatever comes to delete a record asks here first.
 */
@Component
public class LegalHolds {

    public static final String KIND = EntryKind.LEGAL_HOLD;

    public static final String PUT_ON = "Put on legal hold";
    public static final String ASKED = "Asked to lift the legal hold";
    public static final String LIFTED = "Legal hold lifted";
    public static final String STAYS = "Legal hold not lifted";

    public static final String DELETION_ASKED = "Asked to delete the record";
    public static final String DELETION_AGREED = "Agreed that the record is deleted";
    public static final String NOT_DELETED = "Record not deleted";

    /** Something kept the record on the morning after they had agreed. */
    public static final String NOT_DELETED_YET = "Not deleted, as agreed: to be asked for again";

    public static final String DELETED = "Deleted";

    private final Chronology chronology;
    private final JoinedReports joined;

    LegalHolds(Chronology chronology, JoinedReports joined) {
        this.chronology = chronology;
        this.joined = joined;
    }

    /** Also where the report that this one goes on in is held, or one that goes on in it: they are read as one. */
    public boolean isHeld(Reference reference) {
        Reference goesOn = joined.goesOnAs(reference);
        return Stream.concat(Stream.of(goesOn), joined.joinedInto(goesOn).stream())
                .anyMatch(one -> of(chronology.of(one)).isPresent());
    }

    /** @return the entry that put this record on hold; empty where it is on none of its own */
    public static Optional<Entry> of(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> Set.of(PUT_ON, LIFTED).contains(entry.step()))
                .reduce((earlier, later) -> later)
                .filter(entry -> entry.kind().equals(KIND) && entry.step().equals(PUT_ON));
    }
}
