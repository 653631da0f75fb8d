package school.safeguarding.concern.close;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.decide.CorrectWhatWasTold;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Adult;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Referral;

/** What a close leaves without an answer, each with its reason in the record: a second person agrees to it, or it stays open. */
@Component
public class EndsWithoutAnswer {

    /** As the closing form's options read in the record. */
    private static final String STILL_HERE = "Yes";

    /** In these an entry's step begins with it where something ended without an answer. */
    private static final Set<String> ENDING = Set.of(EntryKind.DECIDE_PARENT_CONTACT, EntryKind.DISAGREE);

    private final Referrals referrals;
    private final ParentContacts contacts;
    private final Chronology chronology;

    EndsWithoutAnswer(Referrals referrals, ParentContacts contacts, Chronology chronology) {
        this.referrals = referrals;
        this.contacts = contacts;
        this.chronology = chronology;
    }

    /** Each as a short sentence. */
    public List<String> of(Reference reference) {
        Stream<String> adults = contacts.adults(reference).stream()
                .filter(Adult::isWithoutAnswer)
                .map(adult -> adult.name().orElse("Adult " + adult.number()) + ": " + adult.stateInWords());
        Stream<String> agencies = referrals.of(reference).stream()
                .filter(Referral::isWithoutAnswer)
                .map(referral -> referral.agency().title() + ": " + referral.stateInWords());
        Stream<String> child = closing(reference).stream()
                .filter(close ->
                        answer(close, "childGone").filter(STILL_HERE::equals).isEmpty())
                .flatMap(close -> answer(close, "childGone").stream()
                        .map(gone -> gone + ": " + answer(close, "goneReason").orElse("")));
        Stream<String> uncorrected = chronology.of(reference).stream()
                .filter(EndsWithoutAnswer::isUncorrected)
                .map(entry -> entry.step() + ": "
                        + answer(entry, "notCorrectedReason").orElse(""));
        return Stream.of(agencies, adults, child, uncorrected)
                .flatMap(Function.identity())
                .toList();
    }

    /** Whoever ended something without an answer does not agree to it. */
    boolean isEndedBy(Reference reference, AccountId account) {
        return chronology.of(reference).stream()
                .filter(entry -> entry.by().equals(account))
                .anyMatch(
                        entry -> (ENDING.contains(entry.kind()) && entry.step().startsWith("Ended:"))
                                || entry.step().equals(AddToRecord.CHILD_GONE)
                                || isUncorrected(entry));
    }

    /** Somebody who was told of the wrong child does not know it. */
    private static boolean isUncorrected(Entry entry) {
        return entry.kind().equals(CorrectWhatWasTold.FORM) && entry.step().startsWith(CorrectWhatWasTold.NOT_TOLD);
    }

    private Optional<Entry> closing(Reference reference) {
        return chronology.of(reference).stream()
                .filter(entry -> entry.kind().equals(EntryKind.RECORD_AND_CLOSE))
                .reduce((earlier, later) -> later);
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }
}
