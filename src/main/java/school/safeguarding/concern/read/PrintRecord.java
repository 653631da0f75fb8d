package school.safeguarding.concern.read;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.ChildFiles;
import school.safeguarding.concern.ChildFiles.File;
import school.safeguarding.concern.ChildFiles.FiledConcern;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Joined;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.PaperRecords;
import school.safeguarding.concern.ShownOnPaper;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamesOfDeleted;
import school.safeguarding.concern.review.Utterances;
import school.safeguarding.people.People;
import school.safeguarding.people.Staff;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Reads for paper what its reader may read, by the rules by which pages are read, and leaves out what does not leave the school. */
@Service
class PrintRecord implements PaperRecords {

    private final ConcernRecords records;
    private final Concerns concerns;
    private final ChildFiles files;
    private final ConcernChildren children;
    private final SameAccount sameAccount;
    private final NamesOfDeleted ofDeleted;
    private final KnownChildren known;
    private final WhoHasRead whoHasRead;
    private final AskToShowOnPaper askToShow;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    PrintRecord(
            ConcernRecords records,
            Concerns concerns,
            ChildFiles files,
            ConcernChildren children,
            SameAccount sameAccount,
            NamesOfDeleted ofDeleted,
            KnownChildren known,
            WhoHasRead whoHasRead,
            AskToShowOnPaper askToShow,
            People people,
            Trail trail,
            Clock clock) {
        this.records = records;
        this.concerns = concerns;
        this.files = files;
        this.children = children;
        this.sameAccount = sameAccount;
        this.ofDeleted = ofDeleted;
        this.known = known;
        this.whoHasRead = whoHasRead;
        this.askToShow = askToShow;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Sheets> ofConcern(Reference reference, AccountId reader, boolean isPutBack, List<String> alsoOut) {
        if (!(records.read(reference, reader) instanceof Reading.Opened record)) {
            return Optional.empty();
        }
        Set<LeftOut> putBack = isPutBack ? ShownOnPaper.agreed(record.entries(), reader, clock.instant()) : Set.of();
        leaveTrace(record.reference(), reader, "chronology", putBack);
        record.joined().forEach(report -> leaveTrace(report.reference(), reader, "chronology", Set.of()));
        return Optional.of(new Sheets(
                text(record.shown(), "childName"),
                record.childBornOn(),
                text(record.shown(), "childClass"),
                names(people.staff()).apply(reader),
                clock.instant(),
                putBack,
                sheets(record, putBack, alsoOut)));
    }

    @Override
    @Transactional
    public Optional<Sheets> ofChild(UUID child, AccountId reader, List<String> alsoOut) {
        Optional<File> file = files.file(child, reader);
        List<Reading.Opened> opened = file.stream()
                .flatMap(one -> one.concerns().stream())
                .filter(one -> one.isReadable() && one.match().equals(ReadChildFile.SAME))
                .sorted(Comparator.comparing(FiledConcern::reportedAt))
                .map(one -> records.read(one.reference(), reader))
                .flatMap(reading -> reading instanceof Reading.Opened record ? Stream.of(record) : Stream.empty())
                .toList();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        // They stand behind the report that they go on in.
        Set<Reference> joined = opened.stream()
                .flatMap(record -> record.joined().stream())
                .map(Joined::reference)
                .collect(Collectors.toSet());
        List<Reading.Opened> printed = opened.stream()
                .filter(record -> !joined.contains(record.reference()))
                .toList();
        Stream.concat(printed.stream().map(Reading.Opened::reference), joined.stream())
                .forEach(reference -> leaveTrace(reference, reader, "file", Set.of()));
        return file.map(one -> new Sheets(
                one.name(),
                one.bornOn(),
                one.className().orElse("not known"),
                names(people.staff()).apply(reader),
                clock.instant(),
                Set.of(),
                printed.stream()
                        .flatMap(record -> sheets(record, Set.of(), alsoOut).stream())
                        .toList()));
    }

    @Override
    public Asked ask(Reference reference, AccountId reader, Set<LeftOut> what, String purpose) {
        return askToShow.ask(reference, reader, what, purpose);
    }

    private void leaveTrace(Reference reference, AccountId reader, String what, Set<LeftOut> putBack) {
        trail.leave(Trace.about(reference, reader, Trace.Kind.PRINTED)
                .with(Stream.concat(Stream.of(what), putBack.stream().sorted().map(LeftOut::code))
                        .collect(Collectors.joining(" "))));
    }

    private static Function<AccountId, String> names(Staff staff) {
        return account -> account.equals(AccountId.PROCEDURE) ? "the procedure" : staff.nameOf(account);
    }

    private static String text(Map<String, Object> shown, String name) {
        return (String) requireNonNull(shown.get(name));
    }

    /** The record, and behind it those of the reports that are joined to it. What is left out of one is left out of all. */
    private List<Sheet> sheets(Reading.Opened record, Set<LeftOut> putBack, List<String> alsoOut) {
        Function<AccountId, String> names = names(people.staff());
        List<Entry> all = Stream.concat(
                        record.entries().stream(),
                        record.joined().stream().flatMap(report -> report.entries().stream()))
                .toList();
        List<Entry> entries = redaction(record, all, putBack, alsoOut)
                .of(all, names)
                .subList(0, record.entries().size());
        Map<String, Object> shown = record.shown();
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(new Sheet(
                record.reference(),
                text(shown, "status"),
                text(shown, "acceptedAt"),
                Optional.of(names.apply(reporter(record.reference())))
                        .filter(name -> putBack.contains(LeftOut.REPORTER)),
                text(shown, "handler"),
                record.level(),
                Utterances.of(entries).stream().map(ReadRecord::words).toList(),
                entries,
                putBack.contains(LeftOut.READERS) ? whoHasRead.of(record.reference(), names) : List.of()));
        // A second person has agreed for the record that they were asked about.
        List<Entry> ofJoined = redaction(record, all, Set.of(), alsoOut).of(all, names);
        int from = record.entries().size();
        for (Joined report : record.joined()) {
            int until = from + report.entries().size();
            sheets.add(joined(record.reference().value(), report, ofJoined.subList(from, until)));
            from = until;
        }
        return sheets;
    }

    private static Sheet joined(String to, Joined report, List<Entry> entries) {
        return new Sheet(
                report.reference(),
                "Joined to " + to,
                BritishDates.inFull(report.reportedAt()),
                Optional.empty(),
                report.handledBy(),
                report.level(),
                Utterances.of(entries).stream().map(ReadRecord::words).toList(),
                entries,
                List.of());
    }

    private AccountId reporter(Reference reference) {
        return concerns.withReference(reference).reporter();
    }

    private static List<Reference> references(Reading.Opened record) {
        return Stream.concat(
                        Stream.of(record.reference()), record.joined().stream().map(Joined::reference))
                .toList();
    }

    private PaperRedaction redaction(
            Reading.Opened record, List<Entry> entries, Set<LeftOut> putBack, List<String> alsoOut) {
        Set<LeftOut> leftOut = EnumSet.allOf(LeftOut.class);
        leftOut.removeAll(putBack);
        Staff staff = people.staff();
        Set<AccountId> reporting = references(record).stream()
                .flatMap(reference -> PaperRedaction.reporters(reporter(reference), entries).stream())
                .collect(Collectors.toSet());
        Function<AccountId, String> names = names(staff);
        List<Child> staying = children.meant(record.reference());
        return new PaperRedaction(
                leftOut,
                reporting.stream().collect(Collectors.toMap(account -> account, names)),
                staff.names().entrySet().stream()
                        .filter(account -> !reporting.contains(account.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                others(references(record), entries, staying),
                staying,
                alsoOut);
    }

    /** Brothers and sisters, children whom a joined report or another of the same account is about, or was before it was deleted, and every pupil whose whole name stands in the record. */
    private List<Child> others(List<Reference> references, List<Entry> entries, List<Child> staying) {
        String written = entries.stream()
                .flatMap(entry -> entry.lines().stream())
                .map(line -> line.answer().toLowerCase(Locale.UK))
                .collect(Collectors.joining("\n"));
        return Stream.of(
                        references.stream().flatMap(one -> children.siblings(one).stream()),
                        references.stream().flatMap(one -> children.meant(one).stream()),
                        references.stream().flatMap(one -> children.of(sameAccount.others(one)).values().stream()),
                        ofDeleted.in(references).stream(),
                        known.offered().stream().filter(child -> isIn(written, child)))
                .flatMap(found -> found)
                .filter(child -> staying.stream().noneMatch(one -> one.knownAs().as(child.knownAs()) == SameChild.YES))
                .distinct()
                .toList();
    }

    private static boolean isIn(String written, Child child) {
        return Stream.of(child.particulars().fullName(), child.particulars().usedName())
                .anyMatch(name -> !name.isBlank() && written.contains(name.toLowerCase(Locale.UK)));
    }
}
