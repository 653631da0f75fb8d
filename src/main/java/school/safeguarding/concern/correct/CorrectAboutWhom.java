package school.safeguarding.concern.correct;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.decide.ReferConcern;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.exclude.KeepOutOfAll;
import school.safeguarding.concern.exclude.ShareAboutWhom;
import school.safeguarding.concern.handle.FollowAboutWhom;
import school.safeguarding.concern.join.SamePerson;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction.Kind;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;

/**
 * It is about somebody else than was said. To add an exclusion needs nobody and is in force at once; to take one away needs a
 * second person. Source: default of this procedure, after KCSIE part four.
 */
@Component
public class CorrectAboutWhom {

    static final String ADDED = "aboutWhomAdded";
    private static final String TAKEN = "aboutWhomTaken";
    private static final String COLLEAGUE = "excludedColleague";
    private static final String LET_IN = "letInColleague";
    public static final String PERSON = "personOfConcernNow";

    private final Concerns concerns;
    private final Unanswered unanswered;
    private final AskToConfirm askToConfirm;
    private final FollowAboutWhom follow;
    private final KeepOutOfAll keepOutOfAll;
    private final ConcernSteps concernSteps;
    private final ReferConcern referConcern;
    private final SamePerson samePerson;
    private final KeepOutFamily keepOutFamily;
    private final ShareAboutWhom share;
    private final TellOutside tellOutside;
    private final ParentContacts contacts;
    private final LearnNewInformation learn;
    private final People people;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;

    CorrectAboutWhom(
            Concerns concerns,
            Unanswered unanswered,
            AskToConfirm askToConfirm,
            FollowAboutWhom follow,
            KeepOutOfAll keepOutOfAll,
            ConcernSteps concernSteps,
            ReferConcern referConcern,
            SamePerson samePerson,
            KeepOutFamily keepOutFamily,
            ShareAboutWhom share,
            TellOutside tellOutside,
            ParentContacts contacts,
            LearnNewInformation learn,
            People people,
            Chronology chronology,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.unanswered = unanswered;
        this.askToConfirm = askToConfirm;
        this.follow = follow;
        this.keepOutOfAll = keepOutOfAll;
        this.concernSteps = concernSteps;
        this.referConcern = referConcern;
        this.samePerson = samePerson;
        this.keepOutFamily = keepOutFamily;
        this.share = share;
        this.tellOutside = tellOutside;
        this.contacts = contacts;
        this.learn = learn;
        this.people = people;
        this.chronology = chronology;
        this.events = events;
    }

    /** Right after its entry was added. */
    public void correct(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        Set<AboutWhom> added = added(submission, concern);
        Set<AboutWhom> taken = taken(submission, concern);
        Set<AccountId> colleagues = stillIn(concern, colleagues(submission));
        Set<AccountId> letIn = letIn(submission, concern);
        Set<AboutWhom> addedNow =
                added.stream().filter(whom -> !concern.isAbout(whom)).collect(Collectors.toSet());
        if (added.isEmpty()
                && taken.isEmpty()
                && colleagues.isEmpty()
                && letIn.isEmpty()
                && submission.text(PERSON).isEmpty()) {
            throw new RefusedSubmission(
                    "Say what was wrong: whom it is about as well, whom it is not about, who must not"
                            + " see it, or who the person of concern is.");
        }
        if (taken.containsAll(concern.about()) && added.isEmpty()) {
            throw new RefusedSubmission(submission.label(TAKEN)
                    + " cannot be everybody: say in the question before it whom it is about instead.");
        }
        Entry said = last(concern);
        submission.text(PERSON).ifPresent(typed -> {
            samePerson.named(concern, typed);
            events.publishEvent(new PersonOfConcernCorrected(concern.reference()));
            keepOutFamily.personNamed(concern, typed);
        });
        boolean wasStaffConcern = concern.isStaffConcern();
        Set<AccountId> wasOut = concern.steppedOut();
        keepOut(concern, added, colleagues);
        Set<AccountId> named = submission
                .text(PERSON)
                .map(typed -> calledAndStillIn(typed, concern))
                .orElse(Set.of());
        Set<AccountId> out = union(colleagues, named);
        out.removeIf(wasOut::contains);
        keepOut(concern, Set.of(), named);
        follow.follow(concern, submission.step());
        keepOutOfAll.whoIsKeptOutOf(concern).forEach(concernSteps::offerAgain);
        // What these begin is offered to whoever handles it by now.
        AccountId by = submission.submittedBy();
        if (TellOutside.isAnybodyKeptOut(added) || !colleagues.isEmpty()) {
            askToConfirm.ask(concern, Kind.ADDED, added, colleagues, false, by);
        }
        if (!named.isEmpty()) {
            askToConfirm.ask(concern, Kind.ADDED, Set.of(), named, true, by);
        }
        share.share(concern, added, colleagues, false, by);
        share.share(concern, Set.of(), named, true, by);
        if (!taken.isEmpty()) {
            askToConfirm.ask(concern, Kind.TAKEN_AWAY, taken, Set.of(), false, by);
        }
        keepOutFamily.letIn(concern, letIn, by);
        if (concern.isStaffConcern() && !wasStaffConcern) {
            // A concern about staff goes to the LADO first, also where it is found to be one only now.
            referConcern.toLado(concern.reference());
        }
        tellOutside.whereFewerMayKnow(concern, addedNow, out);
        if (added.contains(AboutWhom.PARENT)) {
            // The review that said that nobody of the household is concerned did not know of it.
            contacts.householdFoundInvolved(concern.reference());
            learn.ofEach(concern.reference(), List.of(said), true);
        }
    }

    private Entry last(Concern concern) {
        List<Entry> entries = chronology.of(concern.reference());
        return entries.get(entries.size() - 1);
    }

    private static void keepOut(Concern concern, Set<AboutWhom> added, Set<AccountId> accounts) {
        if (!added.isEmpty()) {
            concern.alsoAbout(added);
        }
        if (!accounts.isEmpty()) {
            concern.exclude(accounts);
        }
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        Set<T> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** With whoever is kept out by what may still be refused. */
    private Set<AboutWhom> added(Submission submission, Concern concern) {
        Set<AboutWhom> open = unanswered.about(concern);
        return chosen(submission, ADDED, whom -> !concern.isAbout(whom) || open.contains(whom));
    }

    /** With what was never ticked but keeps out the same people. */
    private static Set<AboutWhom> taken(Submission submission, Concern concern) {
        Set<AboutWhom> ticked = chosen(submission, TAKEN, whom -> true);
        Set<AboutWhom> taken = concern.about().stream()
                .filter(whom -> ticked.contains(whom) || ticked.stream().anyMatch(one -> excludeTheSame(one, whom)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AboutWhom.class)));
        if (taken.isEmpty() && !ticked.isEmpty()) {
            throw new RefusedSubmission(
                    submission.label(TAKEN) + " must be something that it is said to be about now.");
        }
        return taken;
    }

    private static boolean excludeTheSame(AboutWhom one, AboutWhom other) {
        return !one.excluded().isEmpty() && one.excluded().equals(other.excluded());
    }

    private static Set<AboutWhom> chosen(Submission submission, String field, Predicate<AboutWhom> isMeant) {
        return submission.choices(field).stream()
                .map(AboutWhom::withCode)
                .filter(isMeant)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AboutWhom.class)));
    }

    private Set<AccountId> colleagues(Submission submission) {
        if (submission.text(COLLEAGUE).isEmpty()) {
            return Set.of();
        }
        Set<AccountId> called = called(submission.required(COLLEAGUE));
        if (called.isEmpty()) {
            throw new RefusedSubmission(
                    submission.label(COLLEAGUE) + " must be the full name of somebody who has an account here.");
        }
        return called;
    }

    /** Whoever is kept out for another reason than being family stays out. */
    private Set<AccountId> letIn(Submission submission, Concern concern) {
        if (submission.text(LET_IN).isEmpty()) {
            return Set.of();
        }
        Set<AccountId> called = new HashSet<>(called(submission.required(LET_IN)));
        called.retainAll(keepOutFamily.keptOut(concern));
        if (called.isEmpty()) {
            throw new RefusedSubmission(
                    submission.label(LET_IN) + " must be the full name of somebody who is kept out as family.");
        }
        return called;
    }

    private Set<AccountId> stillIn(Concern concern, Set<AccountId> accounts) {
        Set<AccountId> open = unanswered.accounts(concern);
        return accounts.stream()
                .filter(account -> !concern.isOut(account) || open.contains(account))
                .collect(Collectors.toSet());
    }

    /** Whoever would handle or countersign it, and is named, is kept out by their role already. */
    private Set<AccountId> calledAndStillIn(String name, Concern concern) {
        Set<AccountId> open = unanswered.accounts(concern);
        return WhomItIsAbout.isOnlyChildren(concern.about())
                ? Set.of()
                : called(name).stream()
                        .filter(account -> people.person(account)
                                .filter(person -> !concern.excludes(person) || open.contains(account))
                                .isPresent())
                        .collect(Collectors.toSet());
    }

    private Set<AccountId> called(String name) {
        return people.staff().all().stream()
                .filter(person -> PersonName.words(person.name()).equals(PersonName.words(name)))
                .map(Person::id)
                .collect(Collectors.toSet());
    }
}
