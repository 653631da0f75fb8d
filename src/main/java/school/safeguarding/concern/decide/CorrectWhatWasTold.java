package school.safeguarding.concern.decide;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.concern.correct.CorrectChild;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Adult;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;
import school.safeguarding.text.TextTemplates;

/**
 * Whoever was told of the wrong child is told so: each agency, each adult at home, those who were told by voice, whoever was
 * rung at once, and whoever leads early help.
 */
@Service
public class CorrectWhatWasTold implements StepForm, FilledInForConcern {

    public static final String FORM = "correct-what-was-told";
    public static final StepId STEP = Steps.CORRECT_WHAT_WAS_TOLD;
    public static final String NOT_TOLD = "Not corrected: ";

    private static final String STAFF = "staff";
    private static final String ADULT = "adult-";
    private static final String VOICE = "the class teacher, the office and the gate";

    /** Whoever else was told, of whom no referral tells. */
    private enum ToldBesides {
        EMERGENCY("emergency", "the emergency services"),
        FRONT_DOOR("front-door", "the front door"),
        EARLY_HELP("early-help", "whoever leads early help");

        private final String party;
        private final String inWords;

        ToldBesides(String party, String inWords) {
            this.party = party;
            this.inWords = inWords;
        }

        static Optional<ToldBesides> of(String party) {
            return Stream.of(values()).filter(one -> one.party.equals(party)).findFirst();
        }

        boolean isToldIn(Entry entry) {
            return switch (this) {
                case EMERGENCY ->
                    (entry.kind().equals(EntryKind.CONFIRM_EMERGENCY_SERVICES)
                                    && answer(entry, "calledBy").isPresent())
                            || isRungBeforeReport(entry, "Yes, 999");
                case FRONT_DOOR -> isRungBeforeReport(entry, "Yes, that number");
                case EARLY_HELP -> entry.kind().equals(EntryKind.PLAN_EARLY_HELP);
            };
        }

        /** Whoever acts on it at once has to know which child it is; a family's helper is not told of another family. */
        boolean isAgency() {
            return this != EARLY_HELP;
        }

        /** @param answer as it reads in the record */
        private static boolean isRungBeforeReport(Entry entry, String answer) {
            return entry.kind().equals(EntryKind.REPORT)
                    && answer(entry, "frontDoorRung").filter(answer::equals).isPresent();
        }

        private static Optional<String> answer(Entry entry, String key) {
            return entry.lines().stream()
                    .filter(line -> line.key().equals(key))
                    .map(Line::answer)
                    .findFirst();
        }
    }

    private final Corrections corrections;
    private final KnownChildren children;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final Procedures procedures;
    private final Chronology chronology;
    private final TextTemplates texts;
    private final Clock clock;

    CorrectWhatWasTold(
            Corrections corrections,
            KnownChildren children,
            Referrals referrals,
            ParentContacts contacts,
            Procedures procedures,
            Chronology chronology,
            TextTemplates texts,
            Clock clock) {
        this.corrections = corrections;
        this.children = children;
        this.referrals = referrals;
        this.contacts = contacts;
        this.procedures = procedures;
        this.chronology = chronology;
        this.texts = texts;
        this.clock = clock;
    }

    public void begin(Concern concern, Correction correction) {
        begin(concern, correction, party -> true);
    }

    /** @param isMeant whether that party is to be told by a step of its own */
    private void begin(Concern concern, Correction correction, Predicate<String> isMeant) {
        Reference reference = concern.reference();
        contacts.adults(reference).stream()
                .filter(Adult::isTold)
                .filter(adult -> correction.isSameHome()
                        || adult.setAsideBy().filter(correction.uuid()::equals).isPresent())
                .forEach(adult -> start(reference, correction, ADULT + adult.number()));
        others(reference).stream().filter(isMeant).forEach(party -> start(reference, correction, party));
    }

    /**
     * The review that first says who it is finds another child than whoever was rung before was told of: nobody waits for a
     * second person, since nobody is taken out.
     */
    public void beginFound(Concern concern, Child told, Child found, AccountId by) {
        Reference reference = concern.reference();
        if (!others(reference).isEmpty() || contacts.adults(reference).stream().anyMatch(Adult::isTold)) {
            Correction correction =
                    corrections.save(Correction.foundOther(reference, told.id(), found.id(), by, clock.instant()));
            contacts.setAside(reference, correction.uuid());
            Set<Object> asked = partiesAsked(reference, step -> true);
            begin(concern, correction, party -> !asked.contains(party));
        }
    }

    /**
     * Whoever was rung before anybody reviewed it may have sent somebody to the wrong door: they hear at once that the name is
     * doubted, and the result once a second person has said it. Agencies hear it with what is new.
     */
    public void doubt(Concern concern, Correction correction) {
        Reference reference = concern.reference();
        Set<Object> asked = partiesAsked(reference, step -> isOf(correction, step));
        rungAtOnce(reference).stream()
                .filter(party -> !asked.contains(party))
                .forEach(party -> start(reference, correction, party));
    }

    /** It is as it was said first, or a second person has answered: whoever has not heard of it yet hears what is so now alone. */
    public void end(Concern concern, Correction correction) {
        procedures.end(FORM, concern.reference(), RoutingFact.correctionId, correction.id());
    }

    /** A second person does not agree: whoever has heard that it is doubted hears that the child named first is concerned too. */
    public void beginRefused(Concern concern, Correction correction) {
        Reference reference = concern.reference();
        Set<Object> unheard = partiesAsked(reference, step -> isOf(correction, step));
        end(concern, correction);
        rungAtOnce(reference).stream()
                .filter(party -> !unheard.contains(party))
                .forEach(party -> start(reference, correction, party));
    }

    /**
     * A second person has said what became of the child whom the report names: agencies, and whoever was rung, that were told
     * of that child before the review found another. Who has not heard yet that another was found hears both together.
     */
    public void beginReported(Concern concern, Correction correction) {
        Reference reference = concern.reference();
        Set<Object> asked = partiesAsked(reference, step -> true);
        List<Entry> before = chronology.of(reference).stream()
                .takeWhile(entry -> !entry.step().equals(CorrectChild.REPORTED_ASKED))
                .toList();
        others(reference).stream()
                .filter(party ->
                        agency(party).isPresent() || rungAtOnce(reference).contains(party))
                .filter(party -> !asked.contains(party))
                .filter(party -> before.stream().anyMatch(entry -> isTelling(reference, party, entry)))
                .forEach(party -> start(reference, correction, party));
    }

    private Set<Object> partiesAsked(Reference reference, Predicate<OpenStep> isMeant) {
        return procedures.openSteps(reference).stream()
                .filter(step -> step.step().equals(STEP))
                .filter(isMeant)
                .flatMap(step -> RoutingFact.toldParty.in(step.facts()).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Correction correction, OpenStep step) {
        return RoutingFact.correctionId.is(correction.id(), step.facts());
    }

    private List<String> rungAtOnce(Reference reference) {
        return others(reference).stream()
                .filter(party ->
                        ToldBesides.of(party).filter(ToldBesides::isAgency).isPresent())
                .toList();
    }

    /** Whoever was told, but for the adults at home. */
    private List<String> others(Reference reference) {
        List<String> parties = new ArrayList<>(
                referrals.told(reference).stream().map(Agency::code).toList());
        List<Entry> entries = chronology.of(reference);
        if (entries.stream().anyMatch(entry -> entry.kind().equals(EntryKind.TELL_BY_VOICE))) {
            parties.add(STAFF);
        }
        Stream.of(ToldBesides.values())
                .filter(told -> entries.stream().anyMatch(told::isToldIn))
                .forEach(told -> parties.add(told.party));
        return parties;
    }

    private void start(Reference reference, Correction correction, String party) {
        RoutingFacts facts = RoutingFacts.of(RoutingFact.correctionId, correction.id())
                .with(RoutingFact.toldParty, party)
                .with(
                        RoutingFact.isAgencyTold,
                        agency(party).isPresent()
                                || ToldBesides.of(party)
                                        .filter(ToldBesides::isAgency)
                                        .isPresent());
        procedures.start(
                FORM,
                reference,
                agency(party)
                        .map(agency -> facts.with(RoutingFact.agency, party))
                        .orElse(facts));
    }

    /** Whom the step is about, with what they were told. Empty for a step about nobody. */
    public Optional<Map<String, Object>> view(OpenStep step) {
        return RoutingFact.toldParty.in(step.facts()).map(party -> {
            Reference reference = Reference.of(step.reference());
            return Map.of(
                    "party",
                    party,
                    "correction",
                    step.facts().get(RoutingFact.correctionId.name()),
                    "whom",
                    inWords(reference, party),
                    "wrongChild",
                    wrongChild(RoutingFact.correctionId.of(step.facts())),
                    "what",
                    whatToTell(corrections.withId(RoutingFact.correctionId.of(step.facts()))),
                    "told",
                    told(reference, party));
        });
    }

    public String whom(OpenStep step) {
        return inWords(Reference.of(step.reference()), RoutingFact.toldParty.of(step.facts()));
    }

    /** Who has not been told yet, and of what. */
    public String notToldYet(OpenStep step) {
        Correction correction = corrections.withId(RoutingFact.correctionId.of(step.facts()));
        return texts.fill("corrections/not-told-yet", Map.of("whom", whom(step), "what", whatToTell(correction)));
    }

    private String inWords(Reference reference, String party) {
        return agency(party)
                .map(Agency::inWords)
                .or(() -> besides(party))
                .or(() -> adult(reference, party).map(adult -> adult.name().orElse("adult " + adult.number())))
                .orElse(VOICE);
    }

    private static Optional<String> besides(String party) {
        return ToldBesides.of(party).map(told -> told.inWords);
    }

    private static Optional<Agency> agency(String party) {
        return List.of(Agency.values()).stream()
                .filter(agency -> agency.code().equals(party))
                .findFirst();
    }

    /** As a card says it, which names no parent. Empty for a step that tells nobody so. */
    public static Optional<String> onCard(Map<String, Object> facts) {
        return RoutingFact.toldParty
                .in(facts)
                .map(party -> party.equals(STAFF)
                        ? "told by voice"
                        : besides(party).orElseGet(() -> party.replace('-', ' ')));
    }

    private Optional<Adult> adult(Reference reference, String party) {
        return contacts.adults(reference).stream()
                .filter(adult -> party.equals(ADULT + adult.number()))
                .findFirst();
    }

    private String wrongChild(String correctionId) {
        return children.of(corrections.withId(correctionId).wrongChild())
                .map(ChildChoices::described)
                .orElse("a child who is not known any more");
    }

    private List<Map<String, Object>> told(Reference reference, String party) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Entry entry : chronology.of(reference)) {
            if (isTelling(reference, party, entry)) {
                told.add(Map.of(
                        "step",
                        entry.step(),
                        "at",
                        BritishDates.inFull(entry.at()),
                        "text",
                        entry.lines().stream()
                                .map(line -> line.label() + ": " + line.answer())
                                .collect(Collectors.joining("\n"))));
            }
        }
        return told;
    }

    private boolean isTelling(Reference reference, String party, Entry entry) {
        Optional<Agency> agency = agency(party);
        if (agency.isPresent()) {
            return List.of(EntryKind.MAKE_REFERRAL, EntryKind.WRITTEN_CONFIRMATION, EntryKind.PASS_ON_WHAT_IS_NEW)
                            .contains(entry.kind())
                    && entry.step().endsWith(agency.get().inWords());
        }
        Optional<ToldBesides> besides = ToldBesides.of(party);
        if (besides.isPresent()) {
            return besides.get().isToldIn(entry);
        }
        if (party.equals(STAFF)) {
            return entry.kind().equals(EntryKind.TELL_BY_VOICE);
        }
        return List.of(EntryKind.RECORD_CONTACT, EntryKind.RECORD_MEETING).contains(entry.kind())
                && adult(reference, party)
                        .flatMap(Adult::name)
                        .filter(name -> entry.lines().stream()
                                .anyMatch(line ->
                                        line.answer().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))))
                        .isPresent();
    }

    @Override
    public String formId() {
        return FORM;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        String party = RoutingFact.toldParty.of(facts);
        Correction correction = corrections.withId(RoutingFact.correctionId.of(facts));
        String wrongChild = wrongChild(correction.id());
        Map<String, Object> answers = new HashMap<>();
        answers.put(
                "whatWasCorrected",
                agency(party)
                        .map(agency -> isRefused(correction)
                                ? toRungAtOnce(wrongChild, correction)
                                : referrals.correction(reference, agency, wrongChild, isTakenOut(correction), reader))
                        .or(() -> ToldBesides.of(party)
                                .filter(ToldBesides::isAgency)
                                .map(whom -> toRungAtOnce(wrongChild, correction)))
                        .orElseGet(() -> party.equals(STAFF) ? toStaff(wrongChild) : toAdult(wrongChild, correction)));
        adult(reference, party).flatMap(Adult::name).ifPresent(name -> answers.put("correctedWith", name));
        return answers;
    }

    private String whatToTell(Correction correction) {
        boolean isDoubted = isDoubted(correction);
        return texts.fill(
                "corrections/what-to-tell",
                Map.of("isDoubted", isDoubted, "isRefused", !isDoubted && isRefused(correction)));
    }

    /** Somebody may have been sent to the wrong home. */
    private String toRungAtOnce(String wrongChild, Correction correction) {
        boolean isDoubted = isDoubted(correction);
        boolean isRefused = !isDoubted && isRefused(correction);
        return texts.fill(
                "letters/correction/rung-at-once",
                Map.of(
                        "wrongChild", wrongChild,
                        "right", right(correction),
                        "isDoubted", isDoubted,
                        "isRefused", isRefused,
                        "isTakenOut", !isDoubted && !isRefused && isTakenOut(correction)));
    }

    private Optional<String> right(Correction correction) {
        return correction.rightChild().flatMap(children::of).map(ChildChoices::described);
    }

    /** That a child is not concerned after all takes two people. */
    private boolean isTakenOut(Correction correction) {
        return corrections.findByReferenceOrderByAskedAt(correction.reference()).stream()
                .filter(Correction::isOfChildConfirmed)
                .anyMatch(one -> one.wrongChild().equals(correction.wrongChild()));
    }

    /** What a second person said last of that child, by whatever it was asked. */
    private boolean isRefused(Correction correction) {
        return corrections.findByReferenceOrderByAskedAt(correction.reference()).stream()
                .filter(one -> one.isOfChildNamedWrongly() && !one.isWithdrawn())
                .filter(one -> one.wrongChild().equals(correction.wrongChild()))
                .reduce((earlier, later) -> later)
                .filter(Correction::isRefused)
                .isPresent();
    }

    private static boolean isDoubted(Correction correction) {
        return correction.kind() == Correction.Kind.WRONG_CHILD && correction.isWaiting();
    }

    private String toStaff(String wrongChild) {
        return texts.fill("letters/correction/staff", Map.of("wrongChild", wrongChild));
    }

    /** Whose concern it is is nothing to another family. */
    private String toAdult(String wrongChild, Correction correction) {
        Optional<String> right = correction.isSameHome()
                ? correction.rightChild().flatMap(children::of).map(Child::name)
                : Optional.empty();
        return texts.fill(
                "letters/correction/adult",
                Map.of("wrongChild", wrongChild, "isSameHome", correction.isSameHome(), "right", right));
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        String party = submission.fact(RoutingFact.toldParty);
        boolean isTold = submission
                .text("wrongTold")
                .filter(answer -> answer.equals("not-told"))
                .isEmpty();
        if (isTold) {
            refuseFuture(submission);
        }
        // A step is shown wherever the record is listed, so it names no parent.
        String whom = agency(party)
                .map(Agency::inWords)
                .or(() -> besides(party))
                .orElse(party.equals(STAFF) ? VOICE : party.replace('-', ' '));
        chronology.append(
                submission.concern(),
                FormEntries.entry(submission, isTold ? "Corrected: what " + whom + " was told" : NOT_TOLD + whom));
        return RoutingFacts.none();
    }

    private void refuseFuture(Submission submission) {
        Instant now = clock.instant();
        Instant toldAt = submission
                .date("correctedOn")
                .orElseThrow()
                .atTime(submission.time("correctedAt").orElseThrow())
                .atZone(BritishDates.ZONE)
                .toInstant();
        if (toldAt.isAfter(now)) {
            throw new RefusedSubmission(
                    submission.label("correctedAt") + " must not be later than now, " + BritishDates.inFull(now) + ".");
        }
    }
}
