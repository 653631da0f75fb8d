package school.safeguarding.referral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Submission;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.FormEntries;
import school.safeguarding.referral.Referrals.Draft;

/** Writes the draft of what one agency is told next. To agencies only: none of these goes home. */
@Component
class Letters {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String APPROVED = "letterApproved";

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

    Draft draft(String reference, AgencyReferral referral, String sender) {
        Template template = Template.of(referral.state());
        Map<String, String> words = new HashMap<>(facts.getObject().of(reference, referral.agency()));
        words.put("reference", reference);
        words.put("agency", referral.agency().title());
        words.put("school", school);
        words.put("sender", sender);
        words.put("today", BritishDates.brief(LocalDate.ofInstant(clock.instant(), BritishDates.ZONE)));
        words.put("stage", String.valueOf(referral.clocks().stage() + 1));
        words.put("confirmedAt", inFull(referral.clocks().confirmedAt()));
        words.put("disputedSince", inFull(referral.clocks().disputedSince()));
        return new Draft(referral.agency(), template.about, merge(template.text(), words));
    }

    /** The entry of what was submitted, with the letter word for word where it was approved as drafted. */
    NewEntry entry(Submission submission, AgencyReferral referral, String step) {
        NewEntry entry = FormEntries.entry(submission, step);
        if (!submission.isYes(APPROVED)) {
            return entry;
        }
        String sender =
                people.person(submission.submittedBy()).map(Person::name).orElse(submission.submittedBy());
        Draft draft = draft(submission.concern(), referral, sender);
        return entry.with(new Line("letter", draft.about(), draft.text()));
    }

    private static String inFull(Optional<Instant> at) {
        return at.map(BritishDates::inFull).orElse("not yet");
    }

    /** In one pass, so that what somebody typed is never taken for a place to fill. */
    private static String merge(String template, Map<String, String> words) {
        Matcher places = PLACE.matcher(template);
        return places.replaceAll(place -> Matcher.quoteReplacement(Optional.ofNullable(words.get(place.group(1)))
                .orElseThrow(() -> new IllegalStateException("A letter names " + place.group(1)))));
    }

    private enum Template {
        CALL("What to say on the telephone"),
        WRITTEN_CONFIRMATION("Written confirmation"),
        CHASE("Letter asking for the decision"),
        DISAGREEMENT("Letter about the disagreement");

        private final String about;

        Template(String about) {
            this.about = about;
        }

        static Template of(AgencyReferral.State state) {
            return switch (state) {
                case TO_TELEPHONE -> CALL;
                case TO_WRITE -> WRITTEN_CONFIRMATION;
                case AWAITING_ANSWER -> CHASE;
                case DISAGREED -> DISAGREEMENT;
                case SETTLED, NOT_NEEDED -> throw new IllegalStateException("Nothing is left to say");
            };
        }

        String text() {
            ClassPathResource file = new ClassPathResource(
                    "templates/letters/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt");
            try {
                return file.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Letter missing: " + file.getPath(), e);
            }
        }
    }
}
