package school.safeguarding.concern.close;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.event.ConcernReopened;
import school.safeguarding.concern.event.NewInformation;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Referrals;

/** Opens a closed concern again: same reference, same record, its handler decided again from what is known now. */
@Service
public class ReopenConcern {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final Procedures procedures;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReopenConcern(
            Concerns concerns,
            ReviewRounds rounds,
            Referrals referrals,
            ParentContacts contacts,
            Procedures procedures,
            Chronology chronology,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.referrals = referrals;
        this.contacts = contacts;
        this.procedures = procedures;
        this.chronology = chronology;
        this.events = events;
        this.clock = clock;
    }

    /**
     * For what the record's last entry says.
     *
     * @param isHarmPossible it tells, or may tell, of harm or of danger that the police or social care do not know of yet
     */
    @Transactional
    public void reopen(Reference reference, boolean isHarmPossible) {
        Concern concern = concerns.withReference(reference);
        concern.reopen();
        Entry why = last(reference);
        chronology.append(
                reference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Opened again",
                        LearnNewInformation.KIND,
                        List.of(
                                new Line(LearnNewInformation.ENTRY, "Entry", String.valueOf(why.number())),
                                new Line("learned", "What it is", why.step()))));
        Instant now = clock.instant();
        ReviewRound round = rounds.save(rounds.findFirstByReferenceOrderByNumberDesc(reference)
                .orElseThrow()
                .next(false, last(reference).number(), now));
        round.learns(isHarmPossible, now);
        procedures.startAgain(reference, facts(concern, isHarmPossible), "concernReopened");
        events.publishEvent(new ConcernReopened(reference));
        events.publishEvent(new NewInformation(reference, isHarmPossible));
    }

    /** What was done once is not done again: the emergency services of the report, an agency or an adult that is settled. */
    private RoutingFacts facts(Concern concern, boolean isHarmPossible) {
        Optional<Entry> confirmed = chronology.of(concern.reference()).stream()
                .filter(entry -> entry.kind().equals(EntryKind.CONFIRM_EMERGENCY_SERVICES))
                .findFirst();
        return ReportedFacts.of(concern)
                .with(RoutingFact.isImmediateDanger, concern.isImmediateDanger() && confirmed.isEmpty())
                .with(RoutingFact.openReferrals, referrals.countOpen(concern.reference()))
                .with(RoutingFact.openContacts, contacts.countOpen(concern.reference()))
                .with(RoutingFact.reviewClock, isHarmPossible ? "reassessConcernHarmPossible" : "reassessConcern");
    }

    private Entry last(Reference reference) {
        List<Entry> entries = chronology.of(reference);
        return entries.get(entries.size() - 1);
    }
}
