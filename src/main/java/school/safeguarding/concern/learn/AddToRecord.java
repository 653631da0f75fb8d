package school.safeguarding.concern.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.concern.close.HandOnFile;
import school.safeguarding.concern.correct.CorrectAboutWhom;
import school.safeguarding.concern.correct.CorrectChild;
import school.safeguarding.concern.correct.EndForChildGone;
import school.safeguarding.concern.event.FactAdded;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.exclude.KeepOutNamed;
import school.safeguarding.concern.join.AskToJoin;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.join.SeparateReports;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.report.StillWorried;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.concern.review.ChildChoices.Chosen;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;

/** Adds to an open record: nothing in it is changed, a correction is a new entry. */
@Service
public class AddToRecord implements StepForm, FilledInForConcern {

    private static final String FORM = EntryKind.ADD_TO_RECORD;

    /** Whether it is a fact or a view. */
    private static final String IS = "additionIs";

    /** What its writer thinks of it, as the answer reads in the record. */
    public static final String AS_VIEW = "A view or an explanation";

    public static final String SIBLING_NAMED = "Brother or sister named";
    private static final String FURTHER_AGENCY = "Further agency";

    private static final String SAME_INCIDENT = "Of the same incident as another report";
    private static final String SEPARATE = "Of another incident than a joined report";

    /** As the entry's step names it. */
    public static final String CHILD_GONE = "The child has moved or has died";

    /** Entries that say what is to be done, or who somebody is: as entries' steps name them. */
    public static final Set<String> ABOUT_NO_FACT = Set.of(
            SIBLING_NAMED, FURTHER_AGENCY, SAME_INCIDENT, SEPARATE, CorrectChild.ASKED, CorrectChild.CONCERNED_TOO);

    private final Concerns concerns;
    private final ConcernChildren children;
    private final RelatedConcerns related;
    private final ParentContacts contacts;
    private final Referrals referrals;
    private final KeepOutNamed keepOutNamed;
    private final KeepOutFamily keepOutFamily;
    private final CorrectAboutWhom correctAboutWhom;
    private final CorrectChild correctChild;
    private final ChildChoices choices;
    private final People people;
    private final EndForChildGone endForChildGone;
    private final HandOnFile handOnFile;
    private final AskToJoin askToJoin;
    private final SeparateReports separateReports;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;

    AddToRecord(
            Concerns concerns,
            ConcernChildren children,
            RelatedConcerns related,
            ParentContacts contacts,
            Referrals referrals,
            KeepOutNamed keepOutNamed,
            KeepOutFamily keepOutFamily,
            CorrectAboutWhom correctAboutWhom,
            CorrectChild correctChild,
            ChildChoices choices,
            People people,
            EndForChildGone endForChildGone,
            HandOnFile handOnFile,
            AskToJoin askToJoin,
            SeparateReports separateReports,
            Chronology chronology,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.children = children;
        this.related = related;
        this.contacts = contacts;
        this.referrals = referrals;
        this.keepOutNamed = keepOutNamed;
        this.keepOutFamily = keepOutFamily;
        this.correctAboutWhom = correctAboutWhom;
        this.correctChild = correctChild;
        this.choices = choices;
        this.people = people;
        this.endForChildGone = endForChildGone;
        this.handOnFile = handOnFile;
        this.askToJoin = askToJoin;
        this.separateReports = separateReports;
        this.chronology = chronology;
        this.events = events;
    }

    @Override
    public String formId() {
        return FORM;
    }

    /** The children to choose from, where it is another than was said. */
    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        return people.person(reader)
                .<Map<String, Object>>map(person ->
                        Map.of("rightChildChoices", choices.toCorrect(concerns.withReference(reference), person)))
                .orElse(Map.of());
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission sent) {
        String kind = sent.required("additionKind");
        Optional<Chosen> child = kind.equals("wrong-child") ? Optional.of(correctChild.chosen(sent)) : Optional.empty();
        Submission submission = child.map(Chosen::submission).orElse(sent);
        RoutingFacts facts = RoutingFacts.of(RoutingFact.isFurtherAgency, kind.equals("further-agency"))
                .with(RoutingFact.isNewInformation, isToBeLearned(kind, submission))
                .with(
                        RoutingFact.isHarmPossible,
                        submission
                                .text("harmPossible")
                                .filter(answer -> !answer.equals("no"))
                                .isPresent());
        String step =
                switch (kind) {
                    case "correction" -> "Correction of entry " + corrected(submission);
                    case "sibling" -> {
                        keepSibling(submission);
                        yield SIBLING_NAMED;
                    }
                    case "further-agency" -> {
                        refuseNursingWithoutHome(submission);
                        yield FURTHER_AGENCY;
                    }
                    case "new-information" -> "New information";
                    case "not-the-head" -> {
                        ruleOutHead(submission);
                        yield "The headteacher is ruled out";
                    }
                    case "about-whom" -> "Whom it is about put right";
                    case "wrong-child" -> CorrectChild.step(submission);
                    case "child-gone" -> CHILD_GONE;
                    case "child-moves" -> "The child is going to another school";
                    case "same-incident" -> SAME_INCIDENT;
                    case "separate" -> SEPARATE;
                    default -> "Added: " + kind;
                };
        keepOutNamed.from(submission, written(submission), concerns.withReference(submission.concern()));
        chronology.append(submission.concern(), FormEntries.entry(submission, step));
        if (submission.text(IS).filter("fact"::equals).isPresent() && !isToBeLearned(kind, submission)) {
            events.publishEvent(new FactAdded(submission.concern()));
        }
        if (kind.equals("about-whom")) {
            correctAboutWhom.correct(submission);
        }
        child.ifPresent(chosen -> correctChild.correct(submission, chosen));
        switch (kind) {
            case "child-gone" -> endForChildGone.ask(concerns.withReference(submission.concern()), submission);
            case "wrong-child" -> {
                if (step.equals(CorrectChild.ASKED)) {
                    handOnFile.confirmed(concerns.withReference(submission.concern()));
                }
            }
            case "child-moves" -> handOnFile.begin(concerns.withReference(submission.concern()));
            case "same-incident" -> askToJoin.ask(submission);
            case "separate" -> separateReports.ask(submission);
            default -> {}
        }
        return submission
                .text("furtherAgency")
                .map(agency -> facts.with(RoutingFact.agencyToAdd, agency))
                .orElse(facts);
    }

    public static boolean isFact(Entry entry) {
        return AddFromPage.KINDS.contains(entry.kind())
                || StillWorried.isAddition(entry)
                || (entry.kind().equals(FORM)
                        && entry.lines().stream()
                                .anyMatch(line ->
                                        line.key().equals(IS) && !line.answer().equals(AS_VIEW)));
    }

    /** What a child says reaches the decision and whoever was told before, in whatever conversation it was said. */
    private static boolean isToBeLearned(String kind, Submission submission) {
        return kind.equals("new-information")
                || submission.text("additionChildWords").isPresent();
    }

    /** Until then the head knows nothing of it. Whether the LADO was asked is on record, not in this form's answer. */
    private void ruleOutHead(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        if (!concern.isAbout(AboutWhom.UNNAMED_STAFF)) {
            throw new RefusedSubmission(
                    "The headteacher is not kept out of this concern because it is not known who it is" + " about. "
                            + submission.label("additionKind") + " must be something else.");
        }
        if (referrals.of(concern.reference()).stream()
                .noneMatch(referral -> referral.agency() == Agency.LADO && referral.isAdvised())) {
            throw new RefusedSubmission(
                    "Nothing is on record yet of what the LADO advised. Record that first, in the step"
                            + " about the LADO’s answer.");
        }
        concern.ruleOutHead();
    }

    /** All that the addition says, the child's words too. */
    private static String written(Submission submission) {
        return Stream.of("additionText", "additionChildWords", "additionQuestion", "saidAboutRightChild")
                .flatMap(key -> submission.text(key).stream())
                .collect(Collectors.joining("\n"));
    }

    private int corrected(Submission submission) {
        int number = Integer.parseInt(submission.required("correctsEntry"));
        boolean isThere = chronology.of(submission.concern()).stream().anyMatch(entry -> entry.number() == number);
        if (!isThere) {
            throw new RefusedSubmission(
                    submission.label("correctsEntry") + " must be the number of an entry in this concern’s record.");
        }
        return number;
    }

    private void keepSibling(Submission submission) {
        List<Child> sibling = children
                .name(
                        submission.concern(),
                        Kind.SIBLING,
                        submission.required("siblingName"),
                        submission.date("siblingDateOfBirth"))
                .stream()
                .toList();
        Concern concern = concerns.withReference(submission.concern());
        keepOutFamily.named(concern, sibling);
        related.tellHandlersOfHiddenNaming(concern, sibling);
    }

    private void refuseNursingWithoutHome(Submission submission) {
        if (!submission.required("furtherAgency").equals("school-nursing")) {
            return;
        }
        if (!submission.isYes("parentAgreement")) {
            throw new RefusedSubmission(submission.label("parentAgreement")
                    + " must be “yes” for School Nursing, which needs a parent’s agreement on record.");
        }
        if (contacts.hold(submission.concern()).isHeld()) {
            throw new RefusedSubmission(submission.label("furtherAgency")
                    + " cannot be School Nursing while telling home is held, since it needs a parent’s agreement.");
        }
    }
}
