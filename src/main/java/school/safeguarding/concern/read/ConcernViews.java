package school.safeguarding.concern.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.NoticeLines;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.concern.RecordRemark.Remark;
import school.safeguarding.concern.close.EndsWithoutAnswer;
import school.safeguarding.concern.close.StillOpen;
import school.safeguarding.concern.correct.WaitingCorrections;
import school.safeguarding.concern.decide.CorrectWhatWasTold;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.join.RelatedConcerns.Related;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.concern.review.NewSinceDecision;
import school.safeguarding.concern.review.ProposeRiskLevel;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Reason;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Referral;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;
import school.safeguarding.text.TextTemplates;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What a form shows of a concern's record, for one reader, and what the page shows that has all of it. */
@Service
class ConcernViews implements RecordViews {

    private static final Set<StepId> TELLS_HOME = Set.of(Steps.RECORD_CONTACT, Steps.RECORD_MEETING);
    private static final StepId REVIEW = Steps.REVIEW_CONCERN;
    private static final Set<StepId> ASKS_WHAT_IS_OPEN =
            Set.of(Steps.REVIEW_OUTCOME, Steps.RECORD_AND_CLOSE, Steps.COUNTERSIGN_CLOSE);

    /** What those at the gate act on. */
    private static final Set<String> SAFETY = Set.of("whoCollectsToday", "whoIsKeptAway");

    private final Concerns concerns;
    private final ConcernChildren children;
    private final RelatedConcerns related;
    private final ChildChoices choices;
    private final RedactedRecord redacted;
    private final CorrectWhatWasTold correctWhatWasTold;
    private final ChangedConcerns changed;
    private final Readers readers;
    private final JoinedReports joined;
    private final BlindSteps blindSteps;
    private final StillOpen stillOpen;
    private final NewSinceDecision newSinceDecision;
    private final EndsWithoutAnswer endsWithoutAnswer;
    private final WaitingCorrections corrections;
    private final List<RecordRemark> remarks;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final Chronology chronology;
    private final NoticeLines notices;
    private final Trail trail;
    private final WhoHasRead whoHasRead;
    private final People people;
    private final TextTemplates texts;
    private final ObjectMapper json;

    ConcernViews(
            Concerns concerns,
            ConcernChildren children,
            RelatedConcerns related,
            ChildChoices choices,
            RedactedRecord redacted,
            CorrectWhatWasTold correctWhatWasTold,
            ChangedConcerns changed,
            Readers readers,
            JoinedReports joined,
            BlindSteps blindSteps,
            StillOpen stillOpen,
            NewSinceDecision newSinceDecision,
            EndsWithoutAnswer endsWithoutAnswer,
            WaitingCorrections corrections,
            List<RecordRemark> remarks,
            Referrals referrals,
            ParentContacts contacts,
            Chronology chronology,
            NoticeLines notices,
            Trail trail,
            WhoHasRead whoHasRead,
            People people,
            TextTemplates texts,
            ObjectMapper json) {
        this.concerns = concerns;
        this.children = children;
        this.related = related;
        this.choices = choices;
        this.redacted = redacted;
        this.correctWhatWasTold = correctWhatWasTold;
        this.changed = changed;
        this.readers = readers;
        this.joined = joined;
        this.blindSteps = blindSteps;
        this.stillOpen = stillOpen;
        this.newSinceDecision = newSinceDecision;
        this.endsWithoutAnswer = endsWithoutAnswer;
        this.corrections = corrections;
        this.remarks = remarks;
        this.referrals = referrals;
        this.contacts = contacts;
        this.chronology = chronology;
        this.notices = notices;
        this.trail = trail;
        this.whoHasRead = whoHasRead;
        this.people = people;
        this.texts = texts;
        this.json = json;
    }

    @Override
    @Transactional
    public Optional<String> viewAsJson(Reference reference, AccountId reader) {
        Optional<Concern> found = concerns.findByReference(reference);
        Optional<Person> person = people.person(reader);
        if (found.isEmpty() || person.isEmpty()) {
            trail.leaveOnceAnHour(Trace.about(reference, reader, Kind.READ_REFUSED));
            return Optional.empty();
        }
        Concern concern = found.get();
        if (changed.isOne(reference)) {
            trail.leaveOnceAnHour(Trace.about(reference, reader, Kind.READ_REFUSED));
            return readers.isOffered(person.get(), concern)
                    ? Optional.of(write(Map.of("reference", reference.value(), "shut", Concern.SHUT)))
                    : Optional.empty();
        }
        if (readers.mayRead(person.get(), concern)) {
            return Optional.of(write(forForm(concern, person.get())));
        }
        List<OpenStep> steps = readers.stepsOf(person.get(), concern);
        Map<String, Object> view = blindSteps.view(concern, steps);
        List<Map<String, Object>> toTell = notices(steps);
        if (!toTell.isEmpty()) {
            view.put("notices", toTell);
        }
        if (view.isEmpty() && steps.isEmpty()) {
            trail.leaveOnceAnHour(Trace.about(reference, reader, Kind.READ_REFUSED));
        }
        if (view.isEmpty()) {
            return Optional.empty();
        }
        if (view.containsKey(BlindSteps.WORRIES)) {
            trail.leave(Trace.about(reference, reader, Kind.READ_FOR_STEP).with("worry"));
        }
        view.put("reference", reference.value());
        return Optional.of(write(view));
    }

    /** All of it, for somebody who may read it, which leaves a trace. */
    Map<String, Object> read(Concern concern, Person reader) {
        List<OpenStep> steps = opened(concern, reader);
        List<Entry> entries = redacted.of(concern.reference());
        Map<String, Object> view = questions(concern, reader, steps, entries);
        view.putAll(pageAlone(concern, reader, steps, entries));
        view.putAll(blindSteps.view(concern, steps));
        return view;
    }

    /** What the questions of a step are asked with, which leaves the same trace. The rest stands beside the form (0140). */
    private Map<String, Object> forForm(Concern concern, Person reader) {
        List<OpenStep> steps = opened(concern, reader);
        List<Entry> entries = redacted.of(concern.reference());
        Map<String, Object> view = questions(concern, reader, steps, entries);
        if (isInHand(steps, Set.of(REVIEW))) {
            view.put("earlierConcerns", earlier(concern, reader));
        }
        if (isInHand(steps, ASKS_WHAT_IS_OPEN)) {
            view.putAll(stillOpen(concern));
            view.put("siblings", siblings(concern));
        }
        view.putAll(blindSteps.view(concern, steps));
        return view;
    }

    /** @return the steps of it that this reader has in hand */
    private List<OpenStep> opened(Concern concern, Person reader) {
        List<OpenStep> steps = readers.stepsOf(reader, concern);
        recordOpening(concern, reader, steps);
        trail.leave(Trace.about(concern.reference(), reader.id(), wayOfReading(concern, reader, steps)));
        return steps;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRead(Reference reference, AccountId reader) {
        return is(reference, reader, readers::mayRead);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayKnowOf(Reference reference, AccountId reader) {
        return is(reference, reader, readers::mayComeToRead);
    }

    private boolean is(Reference reference, AccountId reader, BiPredicate<Person, Concern> rule) {
        return !changed.isOne(reference)
                && concerns.findByReference(reference)
                        .filter(concern -> people.person(reader)
                                .filter(person -> rule.test(person, concern))
                                .isPresent())
                        .isPresent();
    }

    /** Countersigning opens the record to that person, which is itself recorded, once. */
    private void recordOpening(Concern concern, Person reader, List<OpenStep> steps) {
        if (readers.isHandler(reader, concern)) {
            return;
        }
        boolean isKnown = chronology.of(concern.reference()).stream()
                .anyMatch(entry -> entry.kind().equals(EntryKind.RECORD_OPENED)
                        && entry.by().equals(reader.id()));
        if (!isKnown) {
            chronology.append(
                    concern.reference(),
                    new NewEntry(
                            reader.id(),
                            isToCountersign(steps) ? "Record opened to countersign" : "Record opened",
                            EntryKind.RECORD_OPENED,
                            List.of()));
        }
    }

    private Kind wayOfReading(Concern concern, Person reader, List<OpenStep> steps) {
        if (readers.isHandler(reader, concern)) {
            return Kind.READ_AS_HANDLER;
        }
        return isToCountersign(steps) ? Kind.READ_TO_COUNTERSIGN : Kind.READ_FOR_STEP;
    }

    private static boolean isToCountersign(List<OpenStep> steps) {
        return steps.stream().anyMatch(step -> step.offeredTo().equals("countersigner"));
    }

    /** Whom this reader has to tell another way; the form shows the one that its own step is about. */
    private List<Map<String, Object>> notices(List<OpenStep> steps) {
        return steps.stream()
                .flatMap(step -> RoutingFact.noticeId.in(step.facts()).stream())
                .flatMap(id -> notices.of(id).stream()
                        .map(notice -> Map.<String, Object>of("id", id, "to", notice.to(), "about", notice.about())))
                .toList();
    }

    private Map<String, Object> questions(Concern concern, Person reader, List<OpenStep> steps, List<Entry> entries) {
        Optional<Child> child = children.of(concern.reference());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("reference", concern.reference().value());
        view.put("status", status(concern));
        view.put("acceptedAt", BritishDates.inFull(concern.reportedAt()));
        view.put("reportedBy", name(concern.reporter()));
        view.put("handler", concern.handlerRole().inWords());
        view.put("childName", child.map(Child::name).orElse("not known"));
        view.put(
                "childDateOfBirth",
                child.flatMap(known -> known.particulars().bornOn())
                        .map(BritishDates::brief)
                        .orElse("not known"));
        view.put("childClass", children.className(concern.reference(), entries).orElse("not known"));
        view.put("due", due(steps));
        view.put("report", lines(entries, EntryKind.REPORT));
        if (isInHand(steps, Set.of(REVIEW))) {
            view.put("childChoices", choices.of(concern, reader));
        }
        view.put("risk", risk(concern, entries));
        view.put("news", newSinceDecision.view(concern, entries, this::name));
        view.put("decision", lines(entries, EntryKind.DECIDE_RESPONSE));
        view.put("safety", safety(entries));
        view.put("holds", holds(concern, entries));
        view.put(
                "adults",
                contacts.adults(concern.reference()).stream()
                        .map(adult -> Map.of(
                                "number",
                                adult.number(),
                                "name",
                                adult.isOfAnotherChild()
                                        ? "an adult of " + Redaction.ANOTHER_CHILD
                                        : adult.name().orElse("not named yet"),
                                "state",
                                adult.isSettled() ? "settled: " + adult.stateInWords() : adult.stateInWords(),
                                "isWithoutAnswer",
                                adult.isWithoutAnswer()))
                        .toList());
        view.put("telephones", telephones());
        view.put("closing", lines(entries, EntryKind.RECORD_AND_CLOSE));
        view.put("warnings", warnings(concern, reader, steps));
        view.put("notices", notices(steps));
        view.put("corrections", corrections.waiting(concern.reference(), this::name));
        view.put(
                "toldOfWrongChild",
                steps.stream()
                        .flatMap(step -> correctWhatWasTold.view(step).stream())
                        .toList());
        return view;
    }

    private Map<String, Object> pageAlone(Concern concern, Person reader, List<OpenStep> steps, List<Entry> entries) {
        Map<String, Object> view = new LinkedHashMap<>(stillOpen(concern));
        view.put("earlierConcerns", earlier(concern, reader));
        view.put("siblings", siblings(concern));
        view.put(
                "referrals",
                referrals.of(concern.reference()).stream()
                        .map(ConcernViews::referral)
                        .toList());
        view.put(
                "chronology",
                Stream.concat(entries.stream().map(this::entry), ofJoined(concern, reader, steps))
                        .toList());
        view.put("readers", whoHasRead.of(concern.reference(), this::name));
        return view;
    }

    private Map<String, Object> stillOpen(Concern concern) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put(
                "stillOpen",
                stillOpen.of(concern).stream().map(what -> Map.of("what", what)).toList());
        view.put(
                "endsWithoutAnswer",
                endsWithoutAnswer.of(concern.reference()).stream()
                        .map(what -> Map.of("what", what))
                        .toList());
        return view;
    }

    /** Of each step that this reader has in hand and that has to be done by some time. */
    private static String due(List<OpenStep> steps) {
        return steps.stream()
                .filter(step -> step.dueAt().isPresent())
                .sorted(Comparator.comparing(step -> step.dueAt().orElseThrow()))
                .map(step ->
                        titled(step) + ", " + BritishDates.inFull(step.dueAt().orElseThrow(), step.isDueAssumed()))
                .collect(Collectors.joining(" · "));
    }

    /** There may be one of a kind for each agency. */
    private static String titled(OpenStep step) {
        return step.facts().get(RoutingFact.agency.name()) instanceof String agency
                ? step.title() + " (" + Agency.withCode(agency).onCard() + ")"
                : step.title();
    }

    private String status(Concern concern) {
        return concern.isOpen()
                ? "Open"
                : joined.joinedTo(concern.reference())
                        .map(other -> "Joined to " + other)
                        .orElse("Closed");
    }

    /** The records of the reports that go on in this one, for whoever may know of each; not of one that is shut. */
    private Stream<Map<String, Object>> ofJoined(Concern concern, Person reader, List<OpenStep> steps) {
        return changed.without(joined.joinedInto(concern.reference())).stream()
                .map(concerns::withReference)
                .filter(report -> !report.excludes(reader))
                .peek(report ->
                        trail.leave(Trace.about(report.reference(), reader.id(), wayOfReading(concern, reader, steps))))
                .flatMap(report -> redacted.of(report.reference()).stream().map(entry -> {
                    Map<String, Object> shown = new LinkedHashMap<>(entry(entry));
                    shown.put("number", report.reference() + ", " + entry.number());
                    return shown;
                }));
    }

    private static List<Map<String, Object>> safety(List<Entry> entries) {
        return last(entries, EntryKind.DECIDE_RESPONSE)
                .map(decision -> shown(
                        decision.lines().stream()
                                .filter(line -> SAFETY.contains(line.key()))
                                .toList(),
                        "label",
                        "answer"))
                .orElse(List.of());
    }

    /** Why home as a whole, or any adult there, is not told now. */
    private List<Map<String, Object>> holds(Concern concern, List<Entry> entries) {
        List<Reason> recorded = Stream.concat(
                        Stream.of(EntryKind.CONTACT_HOLD),
                        contacts.adults(concern.reference()).stream()
                                .map(adult -> EntryKind.contactHold(adult.number())))
                .flatMap(kind -> last(entries, kind).stream())
                .flatMap(entry -> entry.lines().stream())
                .map(line -> new Reason(line.label(), line.answer()))
                .distinct()
                .toList();
        return contacts.reasons(concern.reference(), recorded).stream()
                .map(hold -> Map.<String, Object>of("reason", hold.reason(), "source", hold.source()))
                .toList();
    }

    private static boolean isInHand(List<OpenStep> steps, Set<StepId> any) {
        return steps.stream().anyMatch(open -> any.contains(open.step()));
    }

    private List<Map<String, Object>> earlier(Concern concern, Person reader) {
        return related.knownTo(reader, concern).stream()
                .map(ConcernViews::earlier)
                .toList();
    }

    private static Map<String, Object> earlier(Related one) {
        return Map.of(
                "reference", one.concern().reference().value(),
                "acceptedAt", BritishDates.inFull(one.concern().reportedAt()),
                "childName", one.child().map(Child::name).orElse("cannot be opened"),
                "childDateOfBirth",
                        one.child()
                                .flatMap(child -> child.particulars().bornOn())
                                .map(BritishDates::brief)
                                .orElse("not known"),
                "same", one.same() == SameChild.YES ? "is the same child" : "may be the same child",
                "status", one.concern().isOpen() ? "open" : "closed");
    }

    private List<Map<String, Object>> siblings(Concern concern) {
        return children.siblings(concern.reference()).stream()
                .map(sibling -> Map.<String, Object>of(
                        "name",
                        sibling.name(),
                        "dateOfBirth",
                        sibling.particulars().bornOn().map(BritishDates::brief).orElse("not known")))
                .toList();
    }

    private Map<String, Object> risk(Concern concern, List<Entry> entries) {
        return Map.of(
                "proposedLevel", concern.proposedLevel().map(RiskLevel::inWords).orElse(""),
                "decidedLevel", concern.decidedLevel().map(RiskLevel::inWords).orElse(""),
                "rules",
                        last(entries, ProposeRiskLevel.KIND).stream()
                                .flatMap(entry -> entry.lines().stream())
                                .filter(line -> !line.key().equals(ProposeRiskLevel.PROPOSED))
                                .map(line -> Map.of(
                                        "level",
                                        RiskLevel.valueOf(line.key()).inWords(),
                                        "rule",
                                        line.label(),
                                        "source",
                                        line.answer()))
                                .toList());
    }

    private List<Map<String, Object>> warnings(Concern concern, Person reader, List<OpenStep> steps) {
        List<Remark> warnings = new ArrayList<>();
        if (concern.isUnsafe()) {
            warnings.add(new Remark("unsafe", Map.of()));
        }
        corrections
                .wrongChild(concern.reference())
                .ifPresent(child -> warnings.add(new Remark("wrong-child", Map.of("child", child))));
        if (isHeldForOneBeingTold(concern, steps)) {
            warnings.add(new Remark("home-held", Map.of()));
        }
        remarks.forEach(remark -> warnings.addAll(remark.of(concern.reference(), reader)));
        return warnings.stream()
                .map(warning ->
                        Map.<String, Object>of("text", texts.fill("remarks/" + warning.template(), warning.facts())))
                .toList();
    }

    private boolean isHeldForOneBeingTold(Concern concern, List<OpenStep> steps) {
        return steps.stream().filter(step -> TELLS_HOME.contains(step.step())).anyMatch(step -> contacts.hold(
                        concern.reference(), ParentContacts.adult(step.facts()))
                .isHeld());
    }

    private static Map<String, Object> referral(Referral referral) {
        return Map.of(
                "agency", referral.agency().inWords(),
                "state", referral.stateInWords(),
                "since", BritishDates.inFull(referral.openedAt()));
    }

    private List<Map<String, String>> telephones() {
        return referrals.telephones().entrySet().stream()
                .map(line -> Map.of("agency", line.getKey().code(), "telephone", line.getValue()))
                .toList();
    }

    private Map<String, Object> entry(Entry entry) {
        return Map.of(
                "number", entry.number(),
                "at", BritishDates.inFull(entry.at()),
                "by", name(entry.by()),
                "step", entry.step(),
                "lines", shown(entry.lines(), "label", "answer"));
    }

    private static List<Map<String, Object>> lines(List<Entry> entries, String kind) {
        return last(entries, kind)
                .map(entry -> shown(entry.lines(), "label", "answer"))
                .orElse(List.of());
    }

    private static List<Map<String, Object>> shown(List<Line> lines, String left, String right) {
        return lines.stream()
                .map(line -> Map.<String, Object>of(left, line.label(), right, line.answer()))
                .toList();
    }

    private static Optional<Entry> last(List<Entry> entries, String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).reduce((earlier, later) -> later);
    }

    private String name(AccountId account) {
        return account.equals(AccountId.PROCEDURE) ? "the procedure" : people.nameOf(account);
    }

    private String write(Map<String, Object> view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            // Its message may quote what was written, so it goes no further.
            throw new IllegalStateException("The record view could not be written");
        }
    }
}
