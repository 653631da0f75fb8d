package school.safeguarding.referral;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.letter.AgencyTelephones;
import school.safeguarding.referral.letter.Letters;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.referral.model.AgencyReferrals;

/** Opens referrals, each as an instance of its own with its own clock. */
@Service
class OpenReferrals implements Referrals {

    private final AgencyReferrals referrals;
    private final CarryOverReferrals carryOver;
    private final Procedures procedures;
    private final Letters letters;
    private final Chronology chronology;
    private final ProtectChildren protectChildren;
    private final AgencyTelephones telephones;
    private final Clock clock;

    OpenReferrals(
            AgencyReferrals referrals,
            CarryOverReferrals carryOver,
            Procedures procedures,
            Letters letters,
            Chronology chronology,
            ProtectChildren protectChildren,
            AgencyTelephones telephones,
            Clock clock) {
        this.referrals = referrals;
        this.carryOver = carryOver;
        this.procedures = procedures;
        this.letters = letters;
        this.chronology = chronology;
        this.protectChildren = protectChildren;
        this.telephones = telephones;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void openMissing(Reference reference, Set<Agency> agencies) {
        // Ended as not needed, or without an answer, does not count as told: a later decision may need it after all.
        openUnless(
                reference,
                agencies,
                referral -> referral.state().isOpen() || referral.state() == AgencyReferral.State.SETTLED);
    }

    @Override
    @Transactional
    public void openAgain(Reference reference, Agency agency) {
        openUnless(reference, Set.of(agency), referral -> referral.state().isOpen());
    }

    private void openUnless(Reference reference, Set<Agency> agencies, Predicate<AgencyReferral> isEnough) {
        List<AgencyReferral> known = referrals.findByReferenceOrderById(reference);
        agencies.stream()
                .sorted()
                .filter(agency -> known.stream().noneMatch(one -> one.agency() == agency && isEnough.test(one)))
                .forEach(agency -> open(reference, agency));
    }

    private void open(Reference reference, Agency agency) {
        referrals.save(AgencyReferral.open(reference, agency, clock.instant()));
        Line told = new Line("agency", "To be told", agency.title());
        chronology.append(
                reference,
                new NewEntry(AccountId.PROCEDURE, "Referral opened", EntryKind.REFERRAL_OPENED, List.of(told)));
        procedures.start("agency-referral", reference, RoutingFacts.of(RoutingFact.agency, agency.code()));
    }

    @Override
    @Transactional
    public void passOnWhatIsNew(Reference reference, News news, Optional<Agency> from) {
        Stream.of(Agency.values())
                .filter(agency -> news != News.ANYTHING_ELSE || !agency.isProtecting())
                .filter(agency -> from.filter(agency::equals).isEmpty())
                .filter(agency -> referrals.lastTold(reference, agency).isPresent())
                .forEach(agency -> passOn(reference, agency, news == News.WORDS_OR_HARM && agency.isProtecting()));
    }

    /** One that nobody has taken yet is read when it is opened, and tells of this too. */
    private void passOn(Reference reference, Agency agency, boolean isDemanded) {
        Optional<OpenStep> asked = procedures.openSteps(reference).stream()
                .filter(step -> step.step().equals(PassOnWhatIsNew.STEP)
                        && step.holder().isEmpty())
                .filter(step -> RoutingFact.agency.is(agency.code(), step.facts()))
                .findFirst();
        RoutingFacts demand = RoutingFacts.of(RoutingFact.isPassingOnDemanded, isDemanded);
        if (asked.isEmpty()) {
            procedures.start("pass-on-what-is-new", reference, demand.with(RoutingFact.agency, agency.code()));
        } else if (isDemanded) {
            procedures.keepAtStep(asked.get().id(), demand);
        }
    }

    @Override
    @Transactional
    public void protectChildren(Reference reference) {
        protectChildren.ask(reference);
    }

    @Override
    public Map<Agency, String> telephones() {
        return Stream.of(Agency.values()).collect(Collectors.toMap(Function.identity(), telephones::of));
    }

    @Override
    @Transactional
    public void needOnly(Reference reference, Set<Agency> agencies, Others others) {
        referrals.findByReferenceOrderById(reference).stream()
                .filter(referral -> referral.state().isOpen())
                .forEach(referral -> {
                    boolean isDecided = agencies.contains(referral.agency());
                    referral.need(
                            isDecided || others != Others.MAY_END, !isDecided && others == Others.MAY_END_ON_ADVICE);
                });
    }

    @Override
    @Transactional
    public void withdraw(Reference reference, Agency agency) {
        referrals.findByReferenceOrderById(reference).stream()
                .filter(referral ->
                        referral.agency() == agency && referral.state() == AgencyReferral.State.TO_TELEPHONE)
                .forEach(referral -> {
                    referral.endAsNotNeeded(clock.instant());
                    procedures.end("agency-referral", reference, RoutingFact.agency, agency.code());
                });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Agency> demandedAndUnmade(Reference reference) {
        return referrals.findByReferenceOrderById(reference).stream()
                .filter(AgencyReferral::isDemandedAndUnmade)
                .map(AgencyReferral::agency)
                .toList();
    }

    @Override
    @Transactional
    public void endAsChildIsGone(Reference reference) {
        referrals.findByReferenceOrderById(reference).stream()
                .filter(referral -> referral.state().isOpen() && !referral.isDemandedAndUnmade())
                .filter(referral -> referral.agency() != Agency.LADO)
                .forEach(referral -> {
                    referral.endAsChildIsGone(clock.instant());
                    procedures.end(
                            "agency-referral",
                            reference,
                            RoutingFact.agency,
                            referral.agency().code());
                });
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openReferrals, countOpen(reference)));
    }

    @Override
    @Transactional
    public void carryOver(Reference from, Reference to) {
        carryOver.carryOver(from, to);
    }

    @Override
    @Transactional
    public void goOnAgain(Reference reference) {
        carryOver.goOnAgain(reference);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isNeeded(Reference reference, Agency agency) {
        return referrals.findByReferenceOrderById(reference).stream()
                .anyMatch(
                        referral -> referral.agency() == agency && referral.state() != AgencyReferral.State.NOT_NEEDED);
    }

    @Override
    @Transactional(readOnly = true)
    public int countOpen(Reference reference) {
        return (int) of(reference).stream().filter(Referral::isOpen).count();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Clocks> clocks(Reference reference, Agency agency) {
        return referrals.findByReferenceOrderById(reference).stream()
                .filter(referral ->
                        referral.agency() == agency && referral.state().isOpen())
                .findFirst()
                .map(AgencyReferral::clocks);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Draft> drafts(Reference reference, String sender) {
        return referrals.findByReferenceOrderById(reference).stream()
                .filter(referral -> referral.state().isOpen())
                .map(referral -> letters.draft(reference, referral, sender))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Agency> told(Reference reference) {
        return referrals.findByReferenceOrderById(reference).stream()
                .filter(AgencyReferral::isTold)
                .map(AgencyReferral::agency)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Agency.class)));
    }

    @Override
    @Transactional(readOnly = true)
    public String correction(
            Reference reference, Agency agency, String wrongChild, boolean isTakenOut, AccountId reader) {
        return letters.correction(
                reference, referrals.lastTold(reference, agency).orElseThrow(), wrongChild, isTakenOut, reader);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> forEarlyHelp(String field, Reference reference, AccountId reader) {
        return letters.forEarlyHelp(field, reference, reader);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Referral> of(Reference reference) {
        return referrals.findByReferenceOrderById(reference).stream()
                .map(AgencyReferral::seen)
                .toList();
    }
}
