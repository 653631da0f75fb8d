package school.safeguarding.parentcontact.hold;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Keeps why home is held, with each rule's source, whenever that has changed since it was last asked. */
@Service
class RecordHold {

    private final Chronology chronology;

    RecordHold(Chronology chronology) {
        this.chronology = chronology;
    }

    /**
     * @param adult the adult whom they hold; empty where home is asked about as a whole
     * @param reasons one line for each rule that fired: label is the reason, answer its source
     */
    @Transactional
    public void found(Reference reference, Optional<Integer> adult, List<Line> reasons) {
        String kind = adult.map(EntryKind::contactHold).orElse(EntryKind.CONTACT_HOLD);
        List<Line> known = chronology.of(reference).stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .map(Entry::lines)
                .orElse(List.of());
        if (!known.equals(reasons)) {
            String whom = adult.map(number -> "Adult " + number + " at home").orElse("Home");
            String step = whom + (reasons.isEmpty() ? " is no longer held" : " is held");
            chronology.append(reference, new NewEntry(AccountId.PROCEDURE, step, kind, reasons));
        }
    }
}
