package school.safeguarding.concern.exclude;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.decide.ReferConcern;
import school.safeguarding.concern.handle.FollowAboutWhom;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.engine.form.ShownAnswers;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;

/**
 * A second person has said that it is not about whoever was kept out by a correction: they may know of it again, and of every
 * report that is worked as one with it, unless one of those keeps them out by itself.
 */
@Component
public class LetInAgain {

    private static final String ABOUT_WHOM = "aboutWhom";

    private final Concerns concerns;
    private final JoinedReports joined;
    private final Corrections corrections;
    private final FollowAboutWhom follow;
    private final ReferConcern referConcern;
    private final KeepOutFamily keepOutFamily;
    private final ShownAnswers shown;
    private final Chronology chronology;

    LetInAgain(
            Concerns concerns,
            JoinedReports joined,
            Corrections corrections,
            FollowAboutWhom follow,
            ReferConcern referConcern,
            KeepOutFamily keepOutFamily,
            ShownAnswers shown,
            Chronology chronology) {
        this.concerns = concerns;
        this.joined = joined;
        this.corrections = corrections;
        this.follow = follow;
        this.referConcern = referConcern;
        this.keepOutFamily = keepOutFamily;
        this.shown = shown;
        this.chronology = chronology;
    }

    /** @param refused which added those whom it is not about, to this concern; what follows for this one the caller does */
    public void afterRefusal(Concern concern, Correction refused) {
        if (refused.about().isEmpty() && refused.accounts().isEmpty()) {
            return;
        }
        List<Concern> others = joined.workedWith(concern.reference()).stream()
                .map(concerns::withReference)
                .filter(Concern::isAsDecided)
                .toList();
        List<Concern> all = new ArrayList<>(others);
        all.add(concern);
        Set<AboutWhom> about = new HashSet<>(refused.about());
        about.removeIf(whom -> all.stream().anyMatch(one -> isAddedBeside(refused, one, whom))
                || others.stream().anyMatch(other -> isReportedAs(other, whom))
                || isTicked(concern, whom));
        Set<AccountId> accounts = new HashSet<>(refused.accounts());
        accounts.removeIf(account -> all.stream().anyMatch(one -> isOutByItself(refused, one, account)));
        letIn(concern, about, accounts);
        others.forEach(other -> letInToOther(concern, other, about, accounts));
        // Where they are family nobody wrote it down, since they were out already.
        accounts.forEach(account -> keepOutFamily.linked(concern, account));
    }

    private static boolean letIn(Concern concern, Set<AboutWhom> about, Set<AccountId> accounts) {
        boolean isAbout = about.stream().anyMatch(concern::isAbout);
        boolean isOut = accounts.stream().anyMatch(concern::isOut);
        if (isAbout) {
            concern.notAbout(about);
        }
        if (isOut) {
            concern.excludeNoLonger(accounts);
        }
        return isAbout || isOut;
    }

    private void letInToOther(Concern concern, Concern other, Set<AboutWhom> about, Set<AccountId> accounts) {
        boolean wasStaffConcern = other.isStaffConcern();
        if (letIn(other, about, accounts)) {
            chronology.append(
                    other.reference(),
                    new NewEntry(
                            AccountId.PROCEDURE,
                            "Whom it is about put right, as in the report it is worked with",
                            ShareAboutWhom.KIND,
                            List.of(new Line(
                                    SameAccount.LINKED,
                                    "Its reference",
                                    concern.reference().value()))));
            follow.follow(other, Optional.empty());
            if (wasStaffConcern && !other.isStaffConcern() && other.isOpen()) {
                referConcern.ladoNoLonger(other.reference());
            }
        }
    }

    /** Asked for and not answered yet, or confirmed: then of whoever was only named, too. */
    private boolean isAddedBeside(Correction refused, Concern concern, AboutWhom whom) {
        return added(refused, concern).stream()
                .anyMatch(correction -> correction.about().contains(whom)
                        || (!correction.isWaiting()
                                && correction.about().stream()
                                        .map(AboutWhom::confirmed)
                                        .anyMatch(whom::equals)));
    }

    private List<Correction> added(Correction refused, Concern concern) {
        return corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .filter(correction -> correction.kind() == Correction.Kind.ADDED
                        && !correction.isRefused()
                        && !correction.uuid().equals(refused.uuid()))
                .toList();
    }

    /** Whose report cannot be read as the form has it now counts as one that says so; a name alone nobody ticks. */
    private boolean isReportedAs(Concern concern, AboutWhom whom) {
        return concern.isAbout(whom)
                && !AboutWhom.NAMED.contains(whom)
                && chronology.of(concern.reference()).stream()
                        .filter(entry -> entry.kind().equals(EntryKind.REPORT))
                        .noneMatch(report -> isSurelyNot(report, whom));
    }

    private boolean isSurelyNot(Entry report, AboutWhom whom) {
        return ticked(report).anyMatch(codes -> !codes.contains(whom.code()));
    }

    /** By its own reporter, in the report itself. */
    private boolean isTicked(Concern concern, AboutWhom whom) {
        return chronology.of(concern.reference()).stream()
                .filter(entry -> entry.kind().equals(EntryKind.REPORT))
                .flatMap(this::ticked)
                .anyMatch(codes -> codes.contains(whom.code()));
    }

    private Stream<List<?>> ticked(Entry report) {
        return report.lines().stream()
                .filter(line -> line.key().equals(ABOUT_WHOM))
                .flatMap(line -> shown.sent(EntryKind.REPORT, ABOUT_WHOM, line.answer()).stream())
                .<List<?>>mapMulti((ticked, codes) -> {
                    if (ticked instanceof List<?> list) {
                        codes.accept(list);
                    }
                });
    }

    private boolean isOutByItself(Correction refused, Concern concern, AccountId account) {
        return added(refused, concern).stream()
                        .anyMatch(correction -> correction.accounts().contains(account))
                || keepOutFamily.keptOut(concern).contains(account)
                || chronology.of(concern.reference()).stream()
                        .anyMatch(entry -> entry.kind().equals(EntryKind.STEPPED_OUT)
                                && entry.by().equals(account));
    }
}
