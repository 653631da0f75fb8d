package school.safeguarding.concern.correct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.decide.CorrectWhatWasTold;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.learn.TellByVoice;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.concern.read.Redaction;
import school.safeguarding.concern.report.ConcernOfOwn;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.concern.review.ChildChoices.Chosen;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * The wrong child was named. The right one counts at once and by nobody's leave: the concern is theirs from then on, with its
 * clocks and all that was said. To take the wrong one out needs a second person; until then the concern is theirs as well.
 */
@Component
public class CorrectChild {

    /** As the entries' steps say it, by which readers of the record know since when it is about whom. */
    public static final String ASKED = "The wrong child was named";

    public static final String CONFIRMED = "The wrong child is taken out";
    public static final String REFUSED = "The child named first stays";
    public static final String REPORTED_ASKED = "Another child was found than the report names";
    static final String REPORTED_CONFIRMED = "The child named in the report is taken out";
    static final String REPORTED_REFUSED = "The child named in the report is concerned too";

    /** Whatever the answer: that child is out of this concern, which is the one found. */
    public static final Set<String> REPORTED_ANSWERED = Set.of(REPORTED_CONFIRMED, REPORTED_REFUSED);

    public static final String CONCERNED_TOO = "Another child is concerned too";

    private static final String WRONG = "wrong";

    private final Concerns concerns;
    private final Corrections corrections;
    private final ConcernChildren named;
    private final KnownChildren children;
    private final ChildChoices choices;
    private final ClassNames classes;
    private final RelatedConcerns related;
    private final RedactedRecord record;
    private final ConcernOfOwn concernOfOwn;
    private final AskToConfirm askToConfirm;
    private final KeepOutFamily keepOutFamily;
    private final LearnNewInformation learn;
    private final CorrectWhatWasTold correctWhatWasTold;
    private final ParentContacts contacts;
    private final Procedures procedures;
    private final Chronology chronology;
    private final People people;

    CorrectChild(
            Concerns concerns,
            Corrections corrections,
            ConcernChildren named,
            KnownChildren children,
            ChildChoices choices,
            ClassNames classes,
            RelatedConcerns related,
            RedactedRecord record,
            ConcernOfOwn concernOfOwn,
            AskToConfirm askToConfirm,
            KeepOutFamily keepOutFamily,
            LearnNewInformation learn,
            CorrectWhatWasTold correctWhatWasTold,
            ParentContacts contacts,
            Procedures procedures,
            Chronology chronology,
            People people) {
        this.concerns = concerns;
        this.corrections = corrections;
        this.named = named;
        this.children = children;
        this.choices = choices;
        this.classes = classes;
        this.related = related;
        this.record = record;
        this.concernOfOwn = concernOfOwn;
        this.askToConfirm = askToConfirm;
        this.keepOutFamily = keepOutFamily;
        this.learn = learn;
        this.correctWhatWasTold = correctWhatWasTold;
        this.contacts = contacts;
        this.procedures = procedures;
        this.chronology = chronology;
        this.people = people;
    }

    /**
     * Whom the form says.
     *
     * @throws RefusedSubmission if there is nobody to take out, or the form says nothing new
     */
    public Chosen chosen(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        Chosen chosen = choices.corrected(
                concern, people.person(submission.submittedBy()).orElseThrow(), submission);
        boolean isKnown = Child.isNamed(chosen.name());
        if (!isWrong(submission) && !isKnown) {
            throw new RefusedSubmission(
                    submission.label("rightChild") + " must say who the other child is, where both are concerned.");
        }
        if (isWrong(submission)) {
            ChildId wrong = wrongChild(concern, submission);
            if (chosen.child().filter(child -> child.id().equals(wrong)).isPresent()) {
                throw new RefusedSubmission(
                        submission.label("rightChild") + " must be another child than the one named so far.");
            }
            if (corrections.ofChildWaiting(concern.reference()).isPresent()) {
                throw new RefusedSubmission(
                        "That the wrong child was named has been said already, and waits for a second"
                                + " person. Which child it is you can say in the review.");
            }
        }
        return chosen;
    }

    /** @return what the record calls it */
    public static String step(Submission submission) {
        return isWrong(submission) ? ASKED : CONCERNED_TOO;
    }

    private static boolean isWrong(Submission submission) {
        return submission.required("childSoFar").equals(WRONG);
    }

    private ChildId wrongChild(Concern concern, Submission submission) {
        return named.of(concern.reference())
                .map(Child::id)
                .orElseThrow(() -> new RefusedSubmission(submission.label("childSoFar")
                        + " cannot be answered: no child has been named yet. Say in the review who it is."));
    }

    /** Right after its entry was added. */
    public void correct(Submission submission, Chosen chosen) {
        Concern concern = concerns.withReference(submission.concern());
        if (!isWrong(submission)) {
            Child other = chosen.child().orElseGet(() -> children.add(chosen.name(), chosen.bornOn()));
            askNoLonger(concern, Optional.of(other));
            concernOfOwn.open(concern, other, submission.required("saidAboutRightChild"), submission.submittedBy());
            return;
        }
        Reference reference = concern.reference();
        ChildId wrong = wrongChild(concern, submission);
        // What follows reads the last entry as what is new, and the right child as whom it is about.
        Optional<Child> right = confirmRight(concern, chosen);
        askNoLonger(concern, right);
        followClass(concern);
        learn.of(reference, true);
        boolean isSameHome = submission.isYes("isSameHome");
        Correction correction =
                askToConfirm.wrongChild(concern, wrong, right.map(Child::id), isSameHome, submission.submittedBy());
        correctWhatWasTold.doubt(concern, correction);
        if (!isSameHome) {
            contacts.setAside(reference, correction.uuid());
            // Nobody knows it of the right child's home until the review says so.
            contacts.householdInvolved(reference, true);
        }
        if (right.isPresent()) {
            instructAgain(reference);
        }
    }

    /** The report may have named the right child after all: nobody is asked any more, and nobody hears that it was wrong. */
    private void askNoLonger(Concern concern, Optional<Child> right) {
        List<Correction> all = corrections.findByReferenceOrderByAskedAt(concern.reference());
        all.stream()
                .filter(one -> one.kind() == Correction.Kind.REPORTED_OTHER && one.isWaiting())
                .filter(one -> right.isEmpty() || isOf(one, right.get()))
                .forEach(askToConfirm::withdraw);
        all.stream()
                .filter(one -> one.kind() == Correction.Kind.FOUND_OTHER)
                .filter(one -> right.filter(child -> isOf(one, child)).isPresent())
                .forEach(one -> correctWhatWasTold.end(concern, one));
    }

    private boolean isOf(Correction correction, Child child) {
        return child.id().equals(correction.wrongChild())
                || children.of(correction.wrongChild())
                        .filter(named -> child.knownAs().as(named.knownAs()) != SameChild.NO)
                        .isPresent();
    }

    private Optional<Child> confirmRight(Concern concern, Chosen chosen) {
        chosen.child().ifPresent(child -> named.confirm(concern.reference(), child.id()));
        Optional<Child> right = chosen.child().or(() -> Optional.of(chosen.name())
                .filter(Child::isNamed)
                .map(name -> named.confirmTyped(concern.reference(), name, chosen.bornOn())));
        // Before anybody is asked for the review again.
        keepOutFamily.named(concern, right.stream().toList());
        related.tellHandlersOfHiddenNaming(concern, right.stream().toList());
        return right;
    }

    /** Those at the gate know of the wrong child: who may collect the right one is said at once. */
    private void instructAgain(Reference reference) {
        boolean isTold =
                chronology.of(reference).stream().anyMatch(entry -> entry.kind().equals(EntryKind.TELL_BY_VOICE));
        boolean isAsked = procedures.openSteps(reference).stream()
                .anyMatch(step -> step.step().equals(TellByVoice.STEP));
        if (isTold && !isAsked) {
            procedures.start("told-by-voice", reference, RoutingFacts.none());
        }
    }

    /** A second person agrees. Its entry is the record's last. */
    void confirm(Concern concern, Correction correction) {
        Reference reference = concern.reference();
        List<ChildId> wrong = sameAsWrong(reference, correction);
        tellEarlierConcerns(concern, wrong);
        wrong.forEach(child -> named.takeOut(reference, child));
        if (!correction.isSameHome()) {
            siblingsOfWrong(reference, correction).forEach(child -> named.takeOut(reference, child));
        }
        followClass(concern);
        correctWhatWasTold.end(concern, correction);
        correctWhatWasTold.begin(concern, correction);
        keepOutFamily.takenOut(concern, correction.askedBy());
    }

    /** A second person agrees that the report named the wrong child. */
    void confirmReported(Concern concern, Correction correction) {
        List<ChildId> wrong = sameAsWrong(concern.reference(), correction);
        tellEarlierConcerns(concern, wrong);
        wrong.forEach(child -> named.takeOut(concern.reference(), child));
        correctWhatWasTold.beginReported(concern, correction);
        keepOutFamily.takenOut(concern, correction.askedBy());
    }

    /** A second person does not agree: the child whom the report names has a concern of their own, since that report. */
    void refuseReported(Concern concern, Correction correction) {
        Reference reference = concern.reference();
        children.of(correction.wrongChild()).ifPresent(child -> {
            named.takeOut(reference, child.id());
            Redaction redaction = correction
                    .rightChild()
                    .map(found -> record.without(reference, found))
                    .orElseThrow();
            concernOfOwn.openWithAccount(concern, child, redaction, correction.askedBy());
        });
        correctWhatWasTold.beginReported(concern, correction);
        keepOutFamily.takenOut(concern, correction.askedBy());
    }

    /** Lists are narrowed by it. */
    private void followClass(Concern concern) {
        Reference reference = concern.reference();
        concern.inClass(named.className(reference, chronology.of(reference)).map(classes::idOf));
    }

    /** Every row that means the wrong child, however somebody typed their name; none that means the right one. */
    private List<ChildId> sameAsWrong(Reference reference, Correction correction) {
        Map<ChildId, SameChild> likeWrong = like(Optional.of(correction.wrongChild()));
        Map<ChildId, SameChild> likeRight = like(correction.rightChild());
        return named.named(reference).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD))
                .map(NamedChild::child)
                .filter(id -> correction.rightChild().filter(id::equals).isEmpty())
                .filter(id ->
                        id.equals(correction.wrongChild()) || (likeWrong.containsKey(id) && !likeRight.containsKey(id)))
                .toList();
    }

    /** Whoever was named before somebody said that it is another child, unless it is this child. */
    private List<ChildId> siblingsOfWrong(Reference reference, Correction correction) {
        int asked = RedactedRecord.lastChange(chronology.of(reference));
        Map<ChildId, SameChild> likeRight = like(correction.rightChild());
        return named.siblingsNamedBefore(reference, asked).stream()
                .filter(child -> !likeRight.containsKey(child))
                .toList();
    }

    private Map<ChildId, SameChild> like(Optional<ChildId> child) {
        return child.flatMap(children::of)
                .map(known -> children.like(known.knownAs()))
                .orElse(Map.of());
    }

    /** What this concern was taken for there is put right there too, without saying whose it is. */
    private void tellEarlierConcerns(Concern concern, List<ChildId> wrong) {
        Set<Reference> ofWrong = named.saidOf(wrong).stream()
                .filter(line -> !line.isTakenOut())
                .map(NamedChild::reference)
                .collect(Collectors.toSet());
        concerns.linkedWith(concern.reference()).stream()
                .filter(ofWrong::contains)
                .forEach(earlier -> chronology.append(
                        earlier,
                        new NewEntry(
                                AccountId.PROCEDURE,
                                "A further report was about another child",
                                "further-report-of-another",
                                List.of(new Line(
                                        "furtherReport",
                                        "Reference",
                                        concern.reference().value())))));
    }

    /** A second person does not agree: both children stay protected, each in a concern of their own. */
    void refuse(Concern concern, Correction correction) {
        Reference reference = concern.reference();
        named.confirm(reference, correction.wrongChild());
        followClass(concern);
        learn.of(reference, true);
        correction.rightChild().flatMap(children::of).ifPresent(right -> {
            // A review that was made meanwhile has confirmed them once more.
            if (!named.isNamedUnconfirmed(reference, right.id())) {
                named.takeOut(reference, right.id());
            }
            concernOfOwn.openWithAccount(
                    concern, right, record.without(reference, correction.wrongChild()), correction.askedBy());
        });
        keepOutFamily.takenOut(concern, correction.askedBy());
        correctWhatWasTold.beginRefused(concern, correction);
        if (!correction.isSameHome()) {
            contacts.standAgain(reference, correction.uuid());
        }
    }

    /**
     * Whether the review may say that it is this child.
     *
     * @return whom it was said to be about until now, where nobody has confirmed it
     * @throws RefusedSubmission if it is another than was confirmed, which needs a second person
     */
    public Optional<ChildId> review(Concern concern, Submission review, Chosen chosen) {
        Optional<NamedChild> line = named.line(concern.reference());
        Optional<ChildId> confirmed = line.filter(NamedChild::isConfirmed).map(NamedChild::child);
        if (confirmed.isEmpty()) {
            return line.map(NamedChild::child);
        }
        if (!Child.isNamed(chosen.name())) {
            return Optional.empty();
        }
        Optional<Correction> waiting = corrections
                .ofChildWaiting(concern.reference())
                .filter(correction -> correction.rightChild().isEmpty());
        if (waiting.isEmpty() && !isSame(confirmed.get(), chosen)) {
            throw new RefusedSubmission(review.label(ChildChoices.CHILD)
                    + " is another child than was confirmed before. If that was the wrong child, say so in “Add to the"
                    + " record”: a second person has to agree to taking them out.");
        }
        return Optional.empty();
    }

    /**
     * The review says who it is, where only who it is not was known, or only whom the report names. Whoever was told of another
     * child, or that nobody knows yet who it is, hears it.
     *
     * @param before whom it was said to be about and nobody had confirmed
     */
    public void found(Concern concern, Optional<ChildId> before, List<Child> child, AccountId by) {
        List<Correction> notFound = corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .filter(correction -> correction.kind() == Correction.Kind.WRONG_CHILD && !correction.isRefused())
                .filter(correction -> correction.rightChild().isEmpty())
                .toList();
        // Whoever was rung hears of the doubt, and a second person has been asked.
        Set<ChildId> doubted = notFound.stream()
                .filter(Correction::isWaiting)
                .map(Correction::wrongChild)
                .collect(Collectors.toSet());
        Optional<ChildId> told = notFound.stream()
                .filter(Correction::isOfChildConfirmed)
                .map(Correction::wrongChild)
                .reduce((earlier, later) -> later)
                .or(() -> before);
        for (Child found : child) {
            notFound.stream()
                    .filter(correction -> !correction.wrongChild().equals(found.id()))
                    .forEach(correction -> {
                        correction.found(found.id());
                        if (correction.isWaiting()) {
                            correctWhatWasTold.doubt(concern, correction);
                        }
                    });
            told.filter(id -> !id.equals(found.id()) && !doubted.contains(id))
                    .flatMap(children::of)
                    .filter(one -> isOther(one, found))
                    .ifPresent(one -> correctWhatWasTold.beginFound(concern, one, found, by));
            Stream.concat(before.stream(), askedNoLonger(concern))
                    .distinct()
                    .filter(id -> !id.equals(found.id()) && !doubted.contains(id))
                    .flatMap(id -> children.of(id).stream())
                    .filter(one -> isOther(one, found) && !isSpelling(concern, one, found))
                    .forEach(one -> askToTakeOut(concern, one, found, by));
        }
    }

    /** Whom the report named, and about whom nobody was asked any more while nobody knew who it is: still named, and not confirmed. */
    private Stream<ChildId> askedNoLonger(Concern concern) {
        List<Correction> all = corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .filter(one -> one.kind() == Correction.Kind.REPORTED_OTHER)
                .toList();
        Set<ChildId> waiting = all.stream()
                .filter(Correction::isWaiting)
                .map(Correction::wrongChild)
                .collect(Collectors.toSet());
        Set<ChildId> standing = named.named(concern.reference()).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD) && !line.isConfirmed())
                .map(NamedChild::child)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(Correction::isWithdrawn)
                .map(Correction::wrongChild)
                .filter(child -> standing.contains(child) && !waiting.contains(child));
    }

    /** Until a second person agrees it is about that child too. */
    private void askToTakeOut(Concern concern, Child reported, Child found, AccountId by) {
        chronology.append(
                concern.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        REPORTED_ASKED,
                        "reported-other",
                        List.of(new Line("childReported", "The report names", reported.name()))));
        askToConfirm.reportedOther(concern, reported.id(), found.id(), by);
    }

    /** A letter typed wrongly is nobody else's name: nobody of that name is known but from this report. */
    private boolean isSpelling(Concern concern, Child reported, Child found) {
        return !reported.isInRegister()
                && reported.knownAs().isSpelledLike(found.knownAs())
                && children.like(reported.knownAs()).keySet().stream()
                        .allMatch(id -> id.equals(reported.id()) || id.equals(found.id()))
                && named.saidOf(List.of(reported.id())).stream()
                        .allMatch(line -> line.reference().equals(concern.reference()));
    }

    /** A name in other words is no other child; one letter makes a twin. */
    private static boolean isOther(Child told, Child found) {
        return switch (told.knownAs().as(found.knownAs())) {
            case YES -> false;
            case MAY_BE -> !told.knownAs().isCalledLike(found.knownAs());
            case NO -> true;
        };
    }

    /** What was typed is spelled again, or found in the register: no second person is asked. A twin there is no spelling. */
    private boolean isSame(ChildId confirmed, Chosen chosen) {
        Optional<Child> before = children.of(confirmed);
        if (before.isEmpty() || chosen.child().equals(before)) {
            return true;
        }
        KnownAs known = before.get().knownAs();
        KnownAs now =
                chosen.child().map(Child::knownAs).orElseGet(() -> KnownAs.of(List.of(chosen.name()), chosen.bornOn()));
        return switch (known.as(now)) {
            case YES -> true;
            case MAY_BE ->
                known.words().equals(now.words())
                        || (!before.get().isInRegister() && chosen.child().isEmpty());
            case NO -> false;
        };
    }
}
