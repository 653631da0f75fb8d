package school.safeguarding.referral.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.people.People;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.referral.Referrals.Draft;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.text.TextTemplates;

/** Writes the draft of what one agency is told next. To agencies only: none of these goes home. */
@Component
public class Letters {

    /** Characters that the field for it in every form takes. */
    static final int LONGEST = 20_000;

    private static final Set<String> MAY_BE_KNOWN = Stream.concat(
                    Arrays.stream(LetterPart.values()).map(LetterPart::place),
                    Stream.of("confirmedAt", "disputedSince"))
            .collect(Collectors.toUnmodifiableSet());

    private final ObjectProvider<LetterFacts> facts;
    private final People people;
    private final TextTemplates texts;
    private final Clock clock;
    private final String school;

    Letters(
            ObjectProvider<LetterFacts> facts,
            People people,
            TextTemplates texts,
            Clock clock,
            @Value("${safeguarding.school-name}") String school) {
        this.facts = facts;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
        this.school = school;
    }

    public Draft draft(Reference reference, AgencyReferral referral, String sender) {
        return draft(reference, referral, sender, Template.of(referral.state()));
    }

    private Draft draft(Reference reference, AgencyReferral referral, String sender, Template template) {
        return draft(reference, referral, sender, template, Map.of());
    }

    /** @param more by the name that the template has for it */
    private Draft draft(
            Reference reference, AgencyReferral referral, String sender, Template template, Map<String, Object> more) {
        Agency agency = referral.agency();
        Map<String, Object> words = new HashMap<>(more);
        words.put("agency", agency.title());
        words.put("today", BritishDates.brief(LocalDate.ofInstant(clock.instant(), BritishDates.ZONE)));
        words.put("stage", referral.clocks().stage() + 1);
        Map<String, String> known = new HashMap<>(told(reference, agency, part -> part.mayBeToldTo(agency)));
        referral.clocks().confirmedAt().ifPresent(at -> known.put("confirmedAt", BritishDates.inFull(at)));
        referral.clocks().disputedSince().ifPresent(at -> known.put("disputedSince", BritishDates.inFull(at)));
        return new Draft(agency, template.about, letter(template.file(agency), reference, sender, known, words));
    }

    private Map<String, String> told(Reference reference, Agency agency, Predicate<LetterPart> mayBeTold) {
        return facts.getObject().of(reference, agency).entrySet().stream()
                .filter(part -> mayBeTold.test(part.getKey()))
                .collect(Collectors.toMap(part -> part.getKey().place(), Map.Entry::getValue));
    }

    /** @param known of what may be known, by the name that the template has for it: it asks whether each is */
    private String letter(
            String template, Reference reference, String sender, Map<String, String> known, Map<String, Object> more) {
        Map<String, Object> words = new HashMap<>(more);
        words.putAll(known);
        words.put("known", MAY_BE_KNOWN.stream().collect(Collectors.toMap(place -> place, known::containsKey)));
        words.put("reference", reference.value());
        words.put("school", school);
        words.put("sender", sender);
        return fitting(texts.fill("letters/" + template, words));
    }

    /** The draft as the form's field holds it for whoever opens it. */
    public Map<String, Object> filledIn(String field, Reference reference, AgencyReferral referral, AccountId reader) {
        return Map.of(field, draft(reference, referral, name(reader)).text());
    }

    /** What they are told of what is new, whatever is done about the referral meanwhile. */
    public Draft whatIsNew(Reference reference, AgencyReferral referral, AccountId reader) {
        return draft(reference, referral, name(reader), Template.NEW_INFORMATION);
    }

    /** What they are told who were told of the wrong child. */
    public String correction(
            Reference reference, AgencyReferral referral, String wrongChild, boolean isTakenOut, AccountId reader) {
        return draft(
                        reference,
                        referral,
                        name(reader),
                        Template.WRONG_CHILD,
                        Map.of("wrongChild", wrongChild, "isTakenOut", isTakenOut))
                .text();
    }

    /** The same with what the record knows of child and adult that the form asks after. */
    public Map<String, Object> filledInWithDetails(
            String field, Reference reference, AgencyReferral referral, AccountId reader) {
        Map<String, Object> answers = new HashMap<>(facts.getObject().details(reference, referral.agency()));
        answers.putAll(filledIn(field, reference, referral, reader));
        return answers;
    }

    /** What those who help by agreement are told, with what the record knows of the child that the form asks after. */
    public Map<String, Object> forEarlyHelp(String field, Reference reference, AccountId reader) {
        // What is known of the child is the same for whoever may be told it.
        Map<String, String> known = told(reference, Agency.SCHOOL_NURSING, LetterPart::mayBeToldToEarlyHelp);
        Map<String, Object> answers = new HashMap<>(facts.getObject().details(reference, Agency.SCHOOL_NURSING));
        answers.put(field, letter("early-help", reference, name(reader), known, Map.of()));
        return answers;
    }

    private String name(AccountId account) {
        return people.nameOf(account);
    }

    private String fitting(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String cut = "\n\n" + texts.fill("letters/more-on-record", Map.of());
        return text.substring(0, LONGEST - cut.length()) + cut;
    }

    private enum Template {
        CALL("What to say on the telephone", true),
        WRITTEN_CONFIRMATION("Written confirmation", true),
        CHASE("Letter asking for the decision", false),
        DISAGREEMENT("Letter about the disagreement", false),
        WHAT_BECAME_OF_IT("Letter asking what became of it", false),
        NEW_INFORMATION("What to say of what is new", true),
        WRONG_CHILD("What to say of the wrong child", false);

        private final String about;
        private final boolean isOneForEachAgency;

        Template(String about, boolean isOneForEachAgency) {
            this.about = about;
            this.isOneForEachAgency = isOneForEachAgency;
        }

        static Template of(AgencyReferral.State state) {
            return switch (state) {
                case TO_TELEPHONE -> CALL;
                case TO_WRITE -> WRITTEN_CONFIRMATION;
                case AWAITING_ANSWER -> CHASE;
                case DISAGREED -> DISAGREEMENT;
                case AT_WORK -> WHAT_BECAME_OF_IT;
                case SETTLED, NOT_NEEDED, SILENT, CHILD_GONE, JOINED ->
                    throw new IllegalStateException("Nothing is left to say");
            };
        }

        String file(Agency agency) {
            String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
            return name + (isOneForEachAgency ? "/" + agency.code() : "");
        }
    }
}
