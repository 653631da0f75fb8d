package school.safeguarding.concern.report;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** A reporter who says nothing in time is taken to be content. They may still say otherwise at any time. */
@Service
class AssumeContent {

    private final Chronology chronology;

    AssumeContent(Chronology chronology) {
        this.chronology = chronology;
    }

    @Transactional
    public void assume(Reference reference) {
        chronology.append(
                reference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Reporter said nothing, taken as no longer worried",
                        EntryKind.CONTENT_ASSUMED,
                        List.of()));
    }
}
