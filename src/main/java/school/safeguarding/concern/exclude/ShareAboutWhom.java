package school.safeguarding.concern.exclude;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.correct.AskToConfirm;
import school.safeguarding.concern.decide.ReferConcern;
import school.safeguarding.concern.handle.FollowAboutWhom;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction.Kind;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;

/**
 * Whom one concern is found to be about, every other that tells of the same account is about too, at once. Whether somebody is
 * let in again a second person says for each concern by itself. Source: default of this procedure, conflict of interest.
 */
@Component
public class ShareAboutWhom {

    static final String KIND = EntryKind.ABOUT_WHOM_ELSEWHERE;

    /** Which child, and what is not known, each concern says for itself. */
    private static final Set<AboutWhom> OF_EACH = EnumSet.of(AboutWhom.CHILD, AboutWhom.UNKNOWN);

    private final SameAccount sameAccount;
    private final Concerns concerns;
    private final FollowAboutWhom follow;
    private final ReferConcern referConcern;
    private final AskToConfirm askToConfirm;
    private final ParentContacts contacts;
    private final LearnNewInformation learn;
    private final Chronology chronology;

    ShareAboutWhom(
            SameAccount sameAccount,
            Concerns concerns,
            FollowAboutWhom follow,
            ReferConcern referConcern,
            AskToConfirm askToConfirm,
            ParentContacts contacts,
            LearnNewInformation learn,
            Chronology chronology) {
        this.sameAccount = sameAccount;
        this.concerns = concerns;
        this.follow = follow;
        this.referConcern = referConcern;
        this.askToConfirm = askToConfirm;
        this.contacts = contacts;
        this.learn = learn;
        this.chronology = chronology;
    }

    /**
     * @param added whom it was found to be about
     * @param accounts who was kept out beside
     * @param isNameOnly nobody said that it is about them, so the LADO waits for the second person
     */
    public void share(
            Concern concern, Set<AboutWhom> added, Set<AccountId> accounts, boolean isNameOnly, AccountId by) {
        if (added.isEmpty() && accounts.isEmpty()) {
            return;
        }
        sameAccount.others(concern.reference()).stream()
                .map(concerns::withReference)
                .filter(Concern::isAsDecided)
                .forEach(other -> {
                    Set<AboutWhom> addedThere = new HashSet<>(added);
                    addedThere.removeIf(whom -> OF_EACH.contains(whom) || other.isAbout(whom));
                    Set<AccountId> accountsThere = new HashSet<>(accounts);
                    accountsThere.removeIf(other::isOut);
                    if (!addedThere.isEmpty() || !accountsThere.isEmpty()) {
                        keepOut(concern, other, addedThere, accountsThere, isNameOnly, by);
                    }
                });
    }

    private void keepOut(
            Concern concern,
            Concern other,
            Set<AboutWhom> added,
            Set<AccountId> accounts,
            boolean isNameOnly,
            AccountId by) {
        boolean wasStaffConcern = other.isStaffConcern();
        if (!added.isEmpty()) {
            other.alsoAbout(added);
        }
        if (!accounts.isEmpty()) {
            other.exclude(accounts);
        }
        Entry said = append(concern, other);
        if (!other.isOpen()) {
            return;
        }
        follow.follow(other, Optional.empty());
        boolean isAnybodyKeptOut =
                added.stream().anyMatch(whom -> !whom.excluded().isEmpty()) || !accounts.isEmpty();
        if (isAnybodyKeptOut) {
            askToConfirm.ask(other, Kind.ADDED, added, accounts, isNameOnly, by);
        }
        if (other.isStaffConcern() && !wasStaffConcern) {
            referConcern.toLado(other.reference());
        }
        if (added.contains(AboutWhom.PARENT)) {
            contacts.householdFoundInvolved(other.reference());
            learn.ofEach(other.reference(), List.of(said), true);
        }
    }

    private Entry append(Concern concern, Concern other) {
        chronology.append(
                other.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Whom it is about put right, as in another concern",
                        KIND,
                        List.of(new Line(
                                SameAccount.LINKED,
                                "Its reference",
                                concern.reference().value()))));
        List<Entry> entries = chronology.of(other.reference());
        return entries.get(entries.size() - 1);
    }
}
