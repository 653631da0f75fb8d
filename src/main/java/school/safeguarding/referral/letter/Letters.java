package school.safeguarding.referral.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.people.People;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.referral.Referrals.Draft;
import school.safeguarding.referral.model.AgencyReferral;

/** Writes the draft of what one agency is told next. To agencies only: none of these goes home. */
@Component
public class Letters {

    /** Characters that the field for it in every form takes. */
    static final int LONGEST = 20_000;

    private static final String CUT = "\n\n[More is on record than fits here. Read the record before you go on.]";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final ObjectProvider<LetterFacts> facts;
    private final People people;
    private final Clock clock;
    private final String school;

    Letters(
            ObjectProvider<LetterFacts> facts,
            People people,
            Clock clock,
            @Value("${safeguarding.school-name}") String school) {
        this.facts = facts;
        this.people = people;
        this.clock = clock;
        this.school = school;
    }

    public Draft draft(Reference reference, AgencyReferral referral, String sender) {
        return draft(reference, referral, sender, Template.of(referral.state()));
    }

    private Draft draft(Reference reference, AgencyReferral referral, String sender, Template template) {
        return draft(reference, referral, sender, template, Map.of());
    }

    /** @param more by the place in the template */
    private Draft draft(
            Reference reference, AgencyReferral referral, String sender, Template template, Map<String, String> more) {
        Agency agency = referral.agency();
        Map<String, String> words = new HashMap<>(more);
        facts.getObject().of(reference, agency).entrySet().stream()
                .filter(part -> part.getKey().mayBeToldTo(agency))
                .forEach(part -> words.put(part.getKey().place(), part.getValue()));
        words.put("reference", reference.value());
        words.put("agency", agency.title());
        words.put("school", school);
        words.put("sender", sender);
        words.put("today", BritishDates.brief(BritishDates.today(clock)));
        words.put("stage", String.valueOf(referral.clocks().stage() + 1));
        referral.clocks().confirmedAt().ifPresent(at -> words.put("confirmedAt", BritishDates.inFull(at)));
        referral.clocks().disputedSince().ifPresent(at -> words.put("disputedSince", BritishDates.inFull(at)));
        return new Draft(agency, template.about, fitting(merge(template.text(agency), words)));
    }

    /** The draft as the form's field holds it for whoever opens it. */
    public Map<String, Object> filledIn(String field, Reference reference, AgencyReferral referral, String reader) {
        return Map.of(field, draft(reference, referral, name(reader)).text());
    }

    /** What they are told of what is new, whatever is done about the referral meanwhile. */
    public Draft whatIsNew(Reference reference, AgencyReferral referral, String reader) {
        return draft(reference, referral, name(reader), Template.NEW_INFORMATION);
    }

    /** What they are told who were told of the wrong child. */
    public String correction(
            Reference reference, AgencyReferral referral, String wrongChild, boolean isTakenOut, String reader) {
        Map<String, String> words = new HashMap<>(Map.of("wrongChild", wrongChild));
        if (isTakenOut) {
            words.put("notConcerned", "This child is not concerned.");
        }
        return draft(reference, referral, name(reader), Template.WRONG_CHILD, words)
                .text();
    }

    /** The same with what the record knows of child and adult that the form asks after. */
    public Map<String, Object> filledInWithDetails(
            String field, Reference reference, AgencyReferral referral, String reader) {
        Map<String, Object> answers = new HashMap<>(facts.getObject().details(reference, referral.agency()));
        answers.putAll(filledIn(field, reference, referral, reader));
        return answers;
    }

    /** What those who help by agreement are told, with what the record knows of the child that the form asks after. */
    public Map<String, Object> forEarlyHelp(String field, Reference reference, String reader) {
        Map<String, String> words = new HashMap<>();
        // What is known of the child is the same for whoever may be told it.
        facts.getObject().of(reference, Agency.SCHOOL_NURSING).entrySet().stream()
                .filter(part -> part.getKey().mayBeToldToEarlyHelp())
                .forEach(part -> words.put(part.getKey().place(), part.getValue()));
        words.put("reference", reference.value());
        words.put("school", school);
        words.put("sender", name(reader));
        Map<String, Object> answers = new HashMap<>(facts.getObject().details(reference, Agency.SCHOOL_NURSING));
        answers.put(field, fitting(merge(text("early-help"), words)));
        return answers;
    }

    private String name(String account) {
        return people.nameOf(account);
    }

    private static String fitting(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - CUT.length()) + CUT;
    }

    /**
     * A line that has a place for what nobody knows, or this agency may not be told, is left out; so is a paragraph with
     * nothing but such lines under its heading.
     */
    private static String merge(String template, Map<String, String> words) {
        return Stream.of(template.strip().split("\n\n"))
                .map(paragraph -> mergeParagraph(paragraph, words))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
    }

    private static Optional<String> mergeParagraph(String paragraph, Map<String, String> words) {
        List<String> lines = new ArrayList<>();
        boolean isPlaceInIt = false;
        boolean isAnyFilled = false;
        for (String line : paragraph.split("\n")) {
            List<String> places =
                    PLACE.matcher(line).results().map(place -> place.group(1)).toList();
            isPlaceInIt |= !places.isEmpty();
            if (words.keySet().containsAll(places)) {
                isAnyFilled |= !places.isEmpty();
                lines.add(fill(line, words));
            }
        }
        return isPlaceInIt && !isAnyFilled ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** In one pass, so that what somebody typed is never taken for a place to fill. */
    private static String fill(String line, Map<String, String> words) {
        return PLACE.matcher(line).replaceAll(place -> Matcher.quoteReplacement(words.get(place.group(1))));
    }

    private static String text(String letter) {
        ClassPathResource file = new ClassPathResource("templates/letters/" + letter + ".txt");
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Letter missing: " + file.getPath(), e);
        }
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

        String text(Agency agency) {
            String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Letters.text(name + (isOneForEachAgency ? "/" + agency.code() : ""));
        }
    }
}
