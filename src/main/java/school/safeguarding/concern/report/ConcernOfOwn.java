package school.safeguarding.concern.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.join.SamePerson;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.References;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.concern.read.Redaction;
import school.safeguarding.engine.Procedures;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** A child of whom another concern tells too gets one of their own: its clocks run since that report was accepted. */
@Component
public class ConcernOfOwn {

    public static final String KIND = "concern-of-own";
    private static final String ACCOUNT = "whatHappened";

    /** What a report says of what happened, and of whom the worry is about. A child's words are that child's. */
    private static final Set<String> CARRIED = Set.of(
            "observedOn",
            "observedTime",
            "observedWhere",
            "aboutWhom",
            "couldBeHead",
            "personOfConcern",
            "whoElseKnows",
            "toldInPerson",
            "immediateDanger");

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final ClassNames classes;
    private final References references;
    private final SamePerson samePerson;
    private final KeepOutFamily keepOutFamily;
    private final ParentContacts contacts;
    private final Procedures procedures;
    private final Chronology chronology;

    ConcernOfOwn(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            ClassNames classes,
            References references,
            SamePerson samePerson,
            KeepOutFamily keepOutFamily,
            ParentContacts contacts,
            Procedures procedures,
            Chronology chronology) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.classes = classes;
        this.references = references;
        this.samePerson = samePerson;
        this.keepOutFamily = keepOutFamily;
        this.contacts = contacts;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** @param said what was said or seen about this child, by whoever says so now */
    public void open(Concern concern, Child child, String said, AccountId by) {
        open(concern, child, List.of(new Line(ACCOUNT, "What happened", said)), report(concern), by);
    }

    /** With the whole account, since nobody has said yet what of it is about which child. */
    public void openWithAccount(Concern concern, Child child, Redaction redaction, AccountId by) {
        List<Line> report = report(concern).stream()
                .map(line -> new Line(line.key(), line.label(), redaction.hidden(line.answer())))
                .toList();
        List<Line> account = report.stream()
                .filter(line -> line.key().equals(ACCOUNT) || line.key().equals("childWords"))
                .toList();
        open(concern, child, account, report, by);
    }

    private List<Line> report(Concern concern) {
        return chronology.of(concern.reference()).stream()
                .filter(entry -> entry.kind().equals(EntryKind.REPORT))
                .findFirst()
                .map(Entry::lines)
                .orElse(List.of());
    }

    private void open(Concern concern, Child child, List<Line> account, List<Line> report, AccountId by) {
        Concern own = concerns.save(Concern.report(
                Reference.of(references.next()),
                concern.reporter(),
                concern.about(),
                concern.isImmediateDanger(),
                concern.isOutsideHours(),
                concern.reportedAt()));
        Optional<String> className =
                Optional.of(child.particulars().className()).filter(name -> !name.isEmpty());
        own.inClass(className.map(classes::idOf));
        concern.steppedOut().forEach(own::stepOut);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("childName", "Full name of the child", child.name()));
        child.particulars()
                .bornOn()
                .ifPresent(day -> lines.add(new Line("childDateOfBirth", "Date of birth", BritishDates.brief(day))));
        className.ifPresent(name -> lines.add(new Line("childClass", "Class", name)));
        report.stream().filter(line -> CARRIED.contains(line.key())).forEach(lines::add);
        lines.addAll(account);
        lines.add(new Line(
                SameAccount.REPORTED_IN,
                "First reported in",
                concern.reference().value()));
        chronology.append(own.reference(), new NewEntry(by, "Report", EntryKind.REPORT, lines));
        rounds.save(ReviewRound.first(own.reference(), 1, concern.reportedAt()));
        children.confirm(own.reference(), child.id());
        if (own.isAbout(AboutWhom.PARENT)) {
            contacts.householdInvolved(own.reference(), true);
        }
        Optional<String> personOfConcern = report.stream()
                .filter(line -> line.key().equals("personOfConcern"))
                .map(Line::answer)
                .findFirst();
        personOfConcern.ifPresent(typed -> samePerson.named(own, typed));
        keepOutFamily.atAcceptance(own, Optional.of(child), personOfConcern);
        chronology.append(
                concern.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Another child has a concern of their own",
                        KIND,
                        List.of(new Line(
                                SameAccount.LINKED,
                                "Its reference",
                                own.reference().value()))));
        procedures.start("cse-concern", own.reference(), ReportedFacts.of(own));
    }
}
