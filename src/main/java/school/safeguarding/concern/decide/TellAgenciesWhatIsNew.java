package school.safeguarding.concern.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.correct.PersonOfConcernCorrected;
import school.safeguarding.concern.event.ConcernReassessed;
import school.safeguarding.concern.event.FactAdded;
import school.safeguarding.concern.event.NewInformation;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.concern.review.Utterances;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.News;

/** Whoever was told before is told what is new: the script for the police once left a child's later words out. */
@Component
class TellAgenciesWhatIsNew {

    /** The steps in which an agency is asked whether it told anything new. */
    private static final Set<String> ANSWERS =
            Set.of(EntryKind.RECORD_ACKNOWLEDGEMENT, EntryKind.RECORD_WHAT_BECAME_OF_IT);

    private final Referrals referrals;
    private final Chronology chronology;

    TellAgenciesWhatIsNew(Referrals referrals, Chronology chronology) {
        this.referrals = referrals;
        this.chronology = chronology;
    }

    @EventListener
    void on(NewInformation learned) {
        Optional<Entry> entry = learnedLast(learned.reference());
        referrals.passOnWhatIsNew(
                learned.reference(),
                learned.isHarmPossible()
                        ? News.WORDS_OR_HARM
                        : entry.map(TellAgenciesWhatIsNew::news).orElse(News.ANYTHING_ELSE),
                entry.flatMap(TellAgenciesWhatIsNew::toldByAgency));
    }

    /** What is learned besides has its own way to them. */
    @EventListener
    void on(FactAdded added) {
        referrals.passOnWhatIsNew(added.reference(), News.FACT, Optional.empty());
    }

    @EventListener
    void on(ConcernReassessed reassessed) {
        if (reassessed.hasNewWords() || reassessed.isHarmNew()) {
            referrals.passOnWhatIsNew(reassessed.reference(), News.WORDS_OR_HARM, Optional.empty());
        }
    }

    @EventListener
    void on(PersonOfConcernCorrected corrected) {
        referrals.passOnWhatIsNew(corrected.reference(), News.WORDS_OR_HARM, Optional.empty());
    }

    /** What a person wrote last; the procedure's own lines about it come after. */
    private Optional<Entry> learnedLast(Reference reference) {
        return chronology.of(reference).stream()
                .filter(entry -> !entry.by().equals(AccountId.PROCEDURE))
                .reduce((earlier, later) -> later);
    }

    private static News news(Entry entry) {
        if (!Utterances.of(List.of(entry)).isEmpty()) {
            return News.WORDS_OR_HARM;
        }
        return AddToRecord.isFact(entry) ? News.FACT : News.ANYTHING_ELSE;
    }

    private static Optional<Agency> toldByAgency(Entry entry) {
        return Stream.of(Agency.values())
                .filter(agency -> ANSWERS.contains(entry.kind()))
                .filter(agency -> entry.step().endsWith(agency.inWords()))
                .findFirst();
    }
}
