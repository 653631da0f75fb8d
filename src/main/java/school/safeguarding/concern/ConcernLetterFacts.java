package school.safeguarding.concern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.risk.RiskLevel;

/** What letters to agencies say, as people wrote it in the report, the review, the decision and that agency's own steps. */
@Component
class ConcernLetterFacts implements LetterFacts {

    private static final String NOT_KNOWN = "not known";

    private final Concerns concerns;
    private final ConcernChildren children;
    private final ParentContacts contacts;
    private final Chronology chronology;

    ConcernLetterFacts(Concerns concerns, ConcernChildren children, ParentContacts contacts, Chronology chronology) {
        this.concerns = concerns;
        this.children = children;
        this.contacts = contacts;
        this.chronology = chronology;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> of(String reference, Agency agency) {
        Concern concern = concerns.withReference(reference);
        List<Entry> entries = chronology.of(reference);
        Optional<Child> child = children.of(reference);
        Map<String, String> facts = new HashMap<>();
        facts.put("childName", child.map(Child::name).orElse(NOT_KNOWN));
        facts.put(
                "childDateOfBirth",
                child.flatMap(known -> known.particulars().bornOn())
                        .map(BritishDates::brief)
                        .orElse(NOT_KNOWN));
        facts.put(
                "childClass",
                children.className(entries).map(name -> "class " + name).orElse("class " + NOT_KNOWN));
        facts.put("level", level(concern));
        facts.put(
                "observed",
                said(entries, "report", "observedOn") + ", place " + said(entries, "report", "observedWhere"));
        facts.put("whatHappened", said(entries, "report", "whatHappened"));
        facts.put(
                "childWords",
                answer(entries, "review", "childsWordsText")
                        .or(() -> answer(entries, "report", "childWords"))
                        .orElse("none kept"));
        facts.put("personOfConcern", said(entries, "report", "personOfConcern"));
        facts.put("whoElseKnows", said(entries, "report", "whoElseKnows"));
        facts.put(
                "responseReason",
                concern.isResponseAgreed()
                        ? said(entries, "decide-response", "responseReason")
                        : "this is what our assessment proposes, and it stands until a second person has agreed otherwise");
        facts.put("isSafe", said(entries, "decide-response", "isSafeUntilTomorrow"));
        facts.put("whoCollects", said(entries, "decide-response", "whoCollectsToday"));
        facts.put("whoIsKeptAway", said(entries, "decide-response", "whoIsKeptAway"));
        List<Entry> withAgency = entries.stream()
                .filter(entry -> entry.step().endsWith(agency.inWords()))
                .toList();
        facts.put(
                "telephonedOn",
                answer(withAgency, "make-referral", "telephonedOn")
                        .map(day -> day
                                + answer(withAgency, "make-referral", "telephonedAt")
                                        .map(time -> ", " + time)
                                        .orElse(""))
                        .orElse("not yet"));
        facts.put("spokenTo", said(withAgency, "make-referral", "spokenTo"));
        facts.put("advice", said(withAgency, "make-referral", "agencyAdvice"));
        facts.put(
                "agencyDecision",
                answer(withAgency, "record-acknowledgement", "agencyDecision").orElse("no decision"));
        facts.put("home", home(reference));
        return facts;
    }

    private static String level(Concern concern) {
        return concern.standingLevel().map(RiskLevel::inWords).orElse("not assessed yet");
    }

    /** An agency that rings home before the school has agreed to it may undo what the hold is for. */
    private String home(String reference) {
        if (contacts.hold(reference).isHeld()) {
            return "Home has not been told, and is not to be told for now: please do not contact home before you have"
                    + " spoken with us.";
        }
        return contacts.isSettled(reference)
                ? "Home: the school has settled what home is told."
                : "Home has not been told yet: please tell us before you contact home.";
    }

    private static String said(List<Entry> entries, String kind, String key) {
        return answer(entries, kind, key).orElse(NOT_KNOWN);
    }

    private static Optional<String> answer(List<Entry> entries, String kind, String key) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).reduce((earlier, later) -> later).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }
}
