package school.safeguarding.concern.close;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.decide.CorrectWhatWasTold;
import school.safeguarding.concern.learn.TellByVoice;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.earlyhelp.EarlyHelp;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Adult;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Referral;
import school.safeguarding.step.Steps;

/** What stands in the way of closing a concern, each as a short sentence. */
@Component
public class StillOpen {

    private final ReviewRounds rounds;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final EarlyHelp earlyHelp;
    private final CorrectWhatWasTold correctWhatWasTold;
    private final JoinedReports joined;
    private final Procedures procedures;

    StillOpen(
            ReviewRounds rounds,
            Referrals referrals,
            ParentContacts contacts,
            EarlyHelp earlyHelp,
            CorrectWhatWasTold correctWhatWasTold,
            JoinedReports joined,
            Procedures procedures) {
        this.rounds = rounds;
        this.referrals = referrals;
        this.contacts = contacts;
        this.earlyHelp = earlyHelp;
        this.correctWhatWasTold = correctWhatWasTold;
        this.joined = joined;
        this.procedures = procedures;
    }

    public List<String> of(Concern concern) {
        List<String> open = new ArrayList<>();
        if (!concern.isReviewed()) {
            open.add("the concern has not been reviewed");
        } else if (!concern.areChildsWordsKept()) {
            open.add("the child’s words are missing from the record");
        }
        rounds.findByReferenceAndReviewedAtIsNull(concern.reference())
                .filter(ReviewRound::isAgain)
                .ifPresent(round -> open.add("the review again is not done"));
        if (!concern.isResponseAgreed()) {
            open.add("no response has been decided that stands");
        }
        referrals.of(concern.reference()).stream()
                .filter(Referral::isOpen)
                .map(referral -> "the referral to " + referral.agency().inWords() + " is " + referral.stateInWords())
                .forEach(open::add);
        if (contacts.adults(concern.reference()).isEmpty()) {
            open.add("telling home has not been settled");
        }
        contacts.adults(concern.reference()).stream()
                .filter(adult -> !adult.isSettled())
                .map(adult -> "telling home has not been settled: " + named(adult))
                .forEach(open::add);
        procedures.openSteps(concern.reference()).stream()
                .filter(step -> step.step().equals(Steps.TELL_ANOTHER_WAY))
                .findFirst()
                .ifPresent(step -> open.add("somebody could not be reached by mail and has not been told another way"));
        if (earlyHelp.goesOn(concern.reference())) {
            open.add("early help goes on");
        }
        if (procedures.openSteps(concern.reference()).stream()
                .anyMatch(step -> step.step().equals(Steps.PROTECT_CHILDREN))) {
            open.add("how children are protected meanwhile has not been decided");
        }
        procedures.openSteps(concern.reference()).stream()
                .filter(step -> step.step().equals(Steps.PASS_ON_WHAT_IS_NEW))
                .map(step -> Agency.withCode(RoutingFact.agency.of(step.facts())))
                .forEach(agency -> open.add("what is new has not been passed on to " + agency.inWords()));
        if (procedures.openSteps(concern.reference()).stream()
                .anyMatch(step -> step.step().equals(TellByVoice.STEP))) {
            open.add("the class teacher, the office and the gate have not been told");
        }
        if (procedures.openSteps(concern.reference()).stream()
                .anyMatch(step -> step.step().equals(Steps.RECORD_WHO_COLLECTED))) {
            open.add("who collected the child is not in the record");
        }
        List<OpenStep> alsoOfJoined = Stream.concat(
                        Stream.of(concern.reference()), joined.joinedInto(concern.reference()).stream())
                .flatMap(reference -> procedures.openSteps(reference).stream())
                .toList();
        if (alsoOfJoined.stream().anyMatch(step -> step.step().equals(Steps.CONFIRM_CORRECTION))) {
            open.add("a correction has not been confirmed by a second person");
        }
        alsoOfJoined.stream()
                .filter(step -> step.step().equals(CorrectWhatWasTold.STEP))
                .map(correctWhatWasTold::notToldYet)
                .forEach(open::add);
        if (alsoOfJoined.stream().anyMatch(step -> step.step().equals(Steps.ANSWER_WORRY))) {
            open.add("a worry of the reporter has not been answered");
        }
        return open;
    }

    private static String named(Adult adult) {
        return adult.name().orElse("adult " + adult.number() + ", who is not named yet");
    }
}
