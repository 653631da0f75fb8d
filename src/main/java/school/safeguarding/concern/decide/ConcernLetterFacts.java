package school.safeguarding.concern.decide;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.concern.correct.CorrectAboutWhom;
import school.safeguarding.concern.correct.WaitingCorrections;
import school.safeguarding.concern.learn.AddFromPage;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.HomeDetail;
import school.safeguarding.concern.model.PersonInHome;
import school.safeguarding.concern.model.RegisteredHome;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.concern.read.AnotherChild;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.concern.read.Redaction;
import school.safeguarding.concern.report.StillWorried;
import school.safeguarding.concern.review.ProposeRiskLevel;
import school.safeguarding.concern.review.Utterances;
import school.safeguarding.concern.review.Utterances.Utterance;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.text.TextTemplates;

/** What agencies are told, from the whole record, newest first. What nobody knows is left out: the form asks for it. */
@Component
class ConcernLetterFacts implements LetterFacts {

    /** What the forms of a referral ask after, and the part of a letter that each of them is. */
    private static final Map<String, LetterPart> DETAILS = details();

    /** In these an answer that the reporter or the handler left as it was says that nobody knows. */
    private static final Set<String> SAYS_NOTHING = Set.of("not known", "unknown");

    /** What asks for a child by name; everywhere else the others of the same report are “another child”. */
    private static final Set<LetterPart> NAMING_CHILDREN =
            EnumSet.of(LetterPart.CHILD, LetterPart.SIBLINGS, LetterPart.PERSON_OF_CONCERN);

    /** What was seen on a child's body, and what a paper or a document is: where it is kept is the school's own. */
    private static final Pattern OF_PAGES =
            Pattern.compile("seen(By|On|At)|howSeen|mark\\d(Place|Looks|Size|Colour|Explanation|By)"
                    + "|paper(What|From|On)|attachment(What|From|On)");

    private static final Set<String> NOT_SEEN = Set.of("No", "Unknown");

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final RegisteredHome registered;
    private final PersonInHome personInHome;
    private final AnotherChild anotherChild;
    private final ParentContacts contacts;
    private final RedactedRecord record;
    private final WaitingCorrections corrections;
    private final People people;
    private final TextTemplates texts;

    ConcernLetterFacts(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            RegisteredHome registered,
            PersonInHome personInHome,
            AnotherChild anotherChild,
            ParentContacts contacts,
            RedactedRecord record,
            WaitingCorrections corrections,
            People people,
            TextTemplates texts) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.registered = registered;
        this.personInHome = personInHome;
        this.anotherChild = anotherChild;
        this.contacts = contacts;
        this.record = record;
        this.corrections = corrections;
        this.people = people;
        this.texts = texts;
    }

    private static Map<String, LetterPart> details() {
        Map<String, LetterPart> details = new LinkedHashMap<>();
        details.put("childAddress", LetterPart.ADDRESS);
        details.put("childAdults", LetterPart.ADULTS);
        details.put("childSiblings", LetterPart.SIBLINGS);
        details.put("childLanguage", LetterPart.LANGUAGE);
        details.put("childEthnicity", LetterPart.ETHNICITY);
        details.put("childNeeds", LetterPart.NEEDS);
        details.put("nursingRequest", LetterPart.REQUEST);
        details.put("adultRole", LetterPart.ADULT_ROLE);
        details.put("adultAccess", LetterPart.ADULT_ACCESS);
        details.put("adultOtherWork", LetterPart.ADULT_OTHER_WORK);
        details.put("adultKnows", LetterPart.ADULT_KNOWS);
        return details;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<LetterPart, String> of(Reference reference, Agency agency) {
        Concern concern = concerns.withReference(reference);
        List<Entry> entries = record.ofChildNow(reference);
        Map<LetterPart, Optional<String>> parts = new EnumMap<>(LetterPart.class);
        details(reference, entries, agency).forEach((key, known) -> parts.put(DETAILS.get(key), Optional.of(known)));
        if (agency.isProtecting()) {
            address(
                            children.of(reference),
                            Optional.ofNullable(parts.get(LetterPart.ADDRESS)).flatMap(known -> known))
                    .ifPresent(known -> parts.put(LetterPart.ADDRESS, Optional.of(known)));
        }
        parts.put(LetterPart.CHILD, child(reference, entries));
        parts.put(LetterPart.LEVEL, concern.standingLevel().map(RiskLevel::inWords));
        parts.put(LetterPart.LEVEL_REASONS, levelReasons(entries));
        parts.put(LetterPart.SIGNS, signs(entries));
        parts.put(LetterPart.HAPPENED, happened(entries));
        parts.put(LetterPart.WORDS, words(entries));
        parts.put(LetterPart.ADDITIONS, additions(entries, agency));
        parts.put(LetterPart.WHO_KNOWS, last(entries, EntryKind.REPORT, "whoElseKnows"));
        parts.put(LetterPart.SAFETY, safety(entries));
        parts.put(LetterPart.REASON, reason(concern, entries));
        parts.put(LetterPart.AGREEMENT, agreement(entries));
        parts.put(LetterPart.HOME, Optional.of(home(reference)));
        List<Entry> withAgency = entries.stream()
                .filter(entry -> entry.step().endsWith(agency.inWords()))
                .toList();
        Optional<String> person = personOfConcern(entries, withAgency);
        parts.put(
                LetterPart.PERSON_OF_CONCERN,
                agency.isProtecting() ? personInHome.told(person, reference, entries) : person);
        parts.put(
                LetterPart.TELEPHONED,
                last(withAgency, EntryKind.MAKE_REFERRAL, "telephonedOn")
                        .map(day -> part(
                                "telephoned",
                                Map.of(
                                        "day",
                                        day,
                                        "time",
                                        last(withAgency, EntryKind.MAKE_REFERRAL, "telephonedAt")))));
        parts.put(LetterPart.SPOKEN_TO, last(withAgency, EntryKind.MAKE_REFERRAL, "spokenTo"));
        parts.put(LetterPart.ADVICE, last(withAgency, EntryKind.MAKE_REFERRAL, "agencyAdvice"));
        parts.put(LetterPart.THEIR_DECISION, last(withAgency, EntryKind.RECORD_ACKNOWLEDGEMENT, "agencyDecision"));
        UnaryOperator<String> hidden = anotherChild.in(reference);
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().stream()
                        .map(known -> Map.entry(
                                part.getKey(), NAMING_CHILDREN.contains(part.getKey()) ? known : hidden.apply(known))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<String> address(Optional<Child> child, Optional<String> answered) {
        return answered.map(known -> address(known, registered.isProtected(child)))
                .or(() -> registered.protectedAddress(child).map(known -> address(known, true)));
    }

    private String address(String address, boolean isProtected) {
        return part("address", Map.of("address", address, "isProtected", isProtected));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> details(Reference reference, Agency agency) {
        return details(reference, record.ofChildNow(reference), agency);
    }

    /**
     * As they were answered last, whichever agency was told then; else as the review or the register has them. A protected
     * address that somebody wrote down for the police goes nowhere else by itself.
     */
    private Map<String, String> details(Reference reference, List<Entry> entries, Agency agency) {
        Optional<Child> child = children.of(reference);
        Map<String, String> known = new HashMap<>(registered.details(child));
        siblings(reference, entries).ifPresent(names -> known.put("childSiblings", names));
        boolean isSendInRegister =
                child.flatMap(one -> one.particulars().isSend()).orElse(false);
        if (isSendInRegister
                || last(entries, EntryKind.REVIEW, "isSend")
                        .filter("Yes"::equals)
                        .isPresent()) {
            known.put("childNeeds", "A learning disability or special educational needs");
        }
        entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line ->
                        DETAILS.containsKey(line.key()) && !line.answer().equals(Redaction.ANOTHERS))
                .forEach(line -> known.put(line.key(), line.answer()));
        if (!agency.isProtecting() && registered.isProtected(child)) {
            known.remove(HomeDetail.ADDRESS.asked());
        }
        return known;
    }

    private Optional<String> siblings(Reference reference, List<Entry> entries) {
        Set<ChildId> ofWrongChild = corrections.isWrongChildOfOtherHome(reference)
                ? Set.copyOf(children.siblingsNamedBefore(reference, RedactedRecord.lastChange(entries)))
                : Set.of();
        Stream<String> named = children.siblings(reference).stream()
                .filter(child -> !ofWrongChild.contains(child.id()))
                .map(this::named);
        return lines(Stream.concat(last(entries, EntryKind.REVIEW, "siblingsKnown").stream(), named));
    }

    private String named(Child child) {
        return part(
                "named",
                Map.of(
                        "name",
                        child.name(),
                        "bornOn",
                        child.particulars().bornOn().map(BritishDates::brief)));
    }

    private Optional<String> child(Reference reference, List<Entry> entries) {
        return Optional.of(children.of(reference)
                .map(child -> part(
                        "child",
                        Map.of(
                                "named",
                                named(child),
                                "className",
                                children.className(reference, entries).or(() -> Optional.of(
                                                child.particulars().className())
                                        .filter(name -> !name.isEmpty())),
                                "namedBefore",
                                corrections.wrongChild(reference))))
                .orElseGet(() -> part(
                        "child-not-known",
                        Map.of("description", last(entries, EntryKind.REPORT, "childDescription")))));
    }

    private static Optional<String> levelReasons(List<Entry> entries) {
        Stream<String> rules = lastOf(entries, ProposeRiskLevel.KIND).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> !line.key().equals(ProposeRiskLevel.PROPOSED))
                .map(Line::label);
        return lines(Stream.concat(rules, last(entries, EntryKind.DECIDE_RESPONSE, "levelReason").stream()));
    }

    private Optional<String> signs(List<Entry> entries) {
        List<Line> seen = lastOf(entries, EntryKind.REVIEW).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.key().startsWith("indicator_") && !NOT_SEEN.contains(line.answer()))
                .toList();
        Optional<String> ticked = last(entries, EntryKind.REPORT, "indicators");
        return seen.isEmpty() && ticked.isEmpty()
                ? Optional.empty()
                : Optional.of(part("signs", Map.of("seen", seen, "ticked", ticked)));
    }

    private Optional<String> happened(List<Entry> entries) {
        return each(
                "happened",
                newestFirst(entries, EntryKind.REPORT)
                        .flatMap(entry -> answer(entry, "whatHappened").stream().map(what -> observed(entry, what)))
                        .toList());
    }

    /** @param facts when and where, as far as that is known */
    private record Observed(List<String> facts, String by, String text) {}

    private Observed observed(Entry entry, String what) {
        List<String> facts = Stream.of("observedOn", "observedTime", "observedWhere")
                .flatMap(key -> answer(entry, key).stream())
                .toList();
        return new Observed(facts, name(entry), what);
    }

    private Optional<String> words(List<Entry> entries) {
        return each(
                "words",
                Utterances.of(entries).stream()
                        .map(said -> new Said(
                                said,
                                name(said.entry()),
                                BritishDates.inFull(said.entry().at())))
                        .toList());
    }

    private record Said(Utterance words, String by, String at) {}

    /** What its writer did not mark as a view; what was added before anybody was asked to mark it is told too. */
    private Optional<String> additions(List<Entry> entries, Agency agency) {
        return each(
                "additions",
                entries.stream()
                        .filter(entry -> agency.isProtecting() || !entry.kind().equals(EntryKind.REVIEW))
                        .sorted(Comparator.comparing(Entry::number).reversed())
                        .flatMap(entry -> addition(entry).stream().map(text -> added(entry, text)))
                        .toList());
    }

    /** @param isFromExcluded whether it is from somebody from whom the concern is hidden */
    private record Added(
            String step,
            Optional<String> on,
            Optional<String> withWhom,
            boolean isFromExcluded,
            String by,
            String at,
            String text) {}

    private Added added(Entry entry, String text) {
        return new Added(
                entry.step(),
                answer(entry, "happenedOn"),
                answer(entry, "withWhom"),
                answer(entry, StillWorried.FROM_EXCLUDED.key()).isPresent(),
                name(entry),
                BritishDates.inFull(entry.at()),
                text);
    }

    private Optional<String> each(String template, List<?> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(part(template, Map.of("all", all)));
    }

    private String part(String template, Map<String, ?> words) {
        return texts.fill("letters/parts/" + template, words);
    }

    /**
     * A review asks for facts and where they come from, too: about the child, so that the LADO is not told. Reporters are not
     * asked to tell a fact from a view, so that all they write later is told, with who wrote it.
     */
    private static Optional<String> addition(Entry entry) {
        return switch (entry.kind()) {
            case EntryKind.REVIEW -> answer(entry, "reviewNotes");
            case EntryKind.STILL_WORRIED, EntryKind.SAY_WHETHER_WORRIED -> answer(entry, StillWorried.REASON);
            case EntryKind.ADD_TO_RECORD ->
                answer(entry, "additionText")
                        .filter(text -> answer(entry, "additionIs")
                                .filter(AddToRecord.AS_VIEW::equals)
                                .isEmpty())
                        .filter(text -> !AddToRecord.ABOUT_NO_FACT.contains(entry.step()));
            default ->
                AddFromPage.KINDS.contains(entry.kind())
                        ? lines(entry.lines().stream()
                                .filter(line -> OF_PAGES.matcher(line.key()).matches())
                                .map(line -> line.label() + ": " + line.answer()))
                        : Optional.empty();
        };
    }

    /** An agency that was told another name before must hear that it was wrong; nobody else hears the wrong one. */
    private Optional<String> personOfConcern(List<Entry> entries, List<Entry> withAgency) {
        Optional<Entry> putRight = newestFirst(entries, EntryKind.ADD_TO_RECORD)
                .filter(entry -> answer(entry, CorrectAboutWhom.PERSON).isPresent())
                .findFirst();
        Optional<String> before = putRight.flatMap(correction -> Stream.concat(
                        newestFirst(entries, EntryKind.ADD_TO_RECORD)
                                .flatMap(entry -> named(entry, CorrectAboutWhom.PERSON)),
                        newestFirst(entries, EntryKind.REPORT).flatMap(entry -> named(entry, "personOfConcern")))
                .filter(named -> named.number() < correction.number())
                .filter(named -> withAgency.stream()
                        .anyMatch(told -> told.kind().equals(EntryKind.MAKE_REFERRAL)
                                && told.number() > named.number()
                                && told.number() < correction.number()))
                .map(Named::name)
                .findFirst());
        return putRight.flatMap(correction -> answer(correction, CorrectAboutWhom.PERSON))
                .map(now -> part("person-of-concern", Map.of("name", now, "namedBefore", before)))
                .or(() -> last(entries, EntryKind.REPORT, "personOfConcern"));
    }

    private record Named(int number, String name) {}

    private static Stream<Named> named(Entry entry, String key) {
        return answer(entry, key).stream().map(name -> new Named(entry.number(), name));
    }

    private static Optional<String> safety(List<Entry> entries) {
        return lines(Stream.concat(
                answers(
                        lastOf(entries, EntryKind.DECIDE_RESPONSE),
                        Set.of(
                                "isSafeUntilTomorrow",
                                "notSafeBecause",
                                "whoCollectsToday",
                                "whoIsKeptAway",
                                "areSiblingsSafe")),
                answers(
                        lastOf(entries, EntryKind.REVIEW),
                        Set.of("plansAndOrders", "plansAndOrdersDetail", "mayCollect", "personInHousehold"))));
    }

    private static Stream<String> answers(Optional<Entry> entry, Set<String> keys) {
        return entry.stream()
                .flatMap(one -> one.lines().stream())
                .filter(line -> keys.contains(line.key()))
                .map(line -> line.label() + " " + line.answer());
    }

    private Optional<String> reason(Concern concern, List<Entry> entries) {
        return concern.isResponseAgreed()
                ? last(entries, EntryKind.DECIDE_RESPONSE, "responseReason")
                : Optional.of(part("reason-not-agreed", Map.of()));
    }

    private Optional<String> agreement(List<Entry> entries) {
        return last(entries, EntryKind.DECIDE_RESPONSE, "parentAgreementDetail")
                .or(() -> newestFirst(entries, EntryKind.ADD_TO_RECORD)
                        .flatMap(entry -> answer(entry, "parentAgreement").stream())
                        .findFirst()
                        .filter(answer -> answer.equals("Yes"))
                        .map(yes -> part("agreement", Map.of())));
    }

    /** An agency that rings home before the school has agreed to it may undo what the hold is for. */
    private String home(Reference reference) {
        return part("home", Map.of("home", knownAtHome(reference)));
    }

    private enum KnownAtHome {
        HELD,
        TO_BE_DECIDED_AGAIN,
        SETTLED,
        NOT_TOLD_YET
    }

    private KnownAtHome knownAtHome(Reference reference) {
        if (contacts.hold(reference).isHeld()) {
            return KnownAtHome.HELD;
        }
        if (isToBeDecidedAgain(reference)) {
            return KnownAtHome.TO_BE_DECIDED_AGAIN;
        }
        return contacts.isSettled(reference) ? KnownAtHome.SETTLED : KnownAtHome.NOT_TOLD_YET;
    }

    /** Of what is new and may be harm: before the review of it, and from there until home is asked about. */
    private boolean isToBeDecidedAgain(Reference reference) {
        return contacts.isToBeAskedAgain(reference)
                || rounds.findByReferenceAndReviewedAtIsNull(reference)
                        .filter(round -> round.isAgain() && round.isHarmPossible())
                        .isPresent();
    }

    private String name(Entry entry) {
        return people.nameOf(entry.by());
    }

    private static Optional<String> lines(Stream<String> lines) {
        return lines.reduce((one, other) -> one + "\n" + other);
    }

    private static Stream<Entry> newestFirst(List<Entry> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .sorted(Comparator.comparing(Entry::number).reversed());
    }

    private static Optional<Entry> lastOf(List<Entry> entries, String kind) {
        return newestFirst(entries, kind).findFirst();
    }

    private static Optional<String> last(List<Entry> entries, String kind, String key) {
        return lastOf(entries, kind).flatMap(entry -> answer(entry, key));
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .filter(answer -> !SAYS_NOTHING.contains(answer.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
