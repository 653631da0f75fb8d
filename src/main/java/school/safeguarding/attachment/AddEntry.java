package school.safeguarding.attachment;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.RecordAdditions;
import school.safeguarding.concern.RecordAdditions.Addition;
import school.safeguarding.concern.RecordAdditions.Standing;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;

/** Adds one entry to a record from a page, with what lies beside it, once, however often the button was pressed. */
@Service
class AddEntry {

    private final RecordAdditions additions;
    private final Chronology chronology;
    private final TransactionOperations transaction;

    AddEntry(RecordAdditions additions, Chronology chronology, TransactionOperations transaction) {
        this.additions = additions;
        this.chronology = chronology;
        this.transaction = transaction;
    }

    Standing standing(Reference reference, AccountId person) {
        return additions.standing(reference, person);
    }

    /**
     * @param beside what is stored with it, in the same transaction; not called for what is there already
     * @return why it was not stored; empty if it is there
     */
    Optional<String> add(Addition addition, Consumer<Addition> beside) {
        try {
            transaction.executeWithoutResult(status -> {
                if (additions.standing(addition.reference(), addition.by()) == Standing.MAY_ADD && isThere(addition)) {
                    return;
                }
                additions.add(addition);
                beside.accept(addition);
            });
            return Optional.empty();
        } catch (RefusedSubmission refused) {
            return Optional.of(refused.getMessage());
        }
    }

    private boolean isThere(Addition addition) {
        return chronology.of(addition.reference()).stream()
                .anyMatch(entry -> entry.kind().equals(addition.kind())
                        && entry.by().equals(addition.by())
                        && entry.lines().equals(addition.linesOfEntry()));
    }
}
