package school.safeguarding.concern;

import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.Child;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.ChildFiles.File;
import school.safeguarding.concern.ChildFiles.FiledConcern;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.people.People;
import school.safeguarding.people.Staff;
import school.safeguarding.record.Chronology.Entry;
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
        this.known = known;
        this.whoHasRead = whoHasRead;
        this.askToShow = askToShow;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Optional<Sheets> ofConcern(String reference, String reader, boolean isPutBack, List<String> alsoOut) {
        if (!(records.read(reference, reader) instanceof Reading.Opened record)) {
            return Optional.empty();
        }
        Set<LeftOut> putBack = isPutBack ? ShownOnPaper.agreed(record.entries(), reader, clock.instant()) : Set.of();
        leaveTrace(record, reader, "chronology", putBack);
        return Optional.of(new Sheets(
                (String) record.shown().get("childName"),
                record.childBornOn(),
                (String) record.shown().get("childClass"),
                names(people.staff()).apply(reader),
                clock.instant(),
                putBack,
                List.of(sheet(record, putBack, alsoOut))));
    }

    @Override
    @Transactional
    public Optional<Sheets> ofChild(UUID child, String reader, List<String> alsoOut) {
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
        opened.forEach(record -> leaveTrace(record, reader, "file", Set.of()));
        return file.map(one -> new Sheets(
                one.name(),
                one.bornOn(),
                one.className().orElse("not known"),
                names(people.staff()).apply(reader),
                clock.instant(),
                Set.of(),
                opened.stream().map(record -> sheet(record, Set.of(), alsoOut)).toList()));
    }

    @Override
    public Asked ask(String reference, String reader, Set<LeftOut> what, String purpose) {
        return askToShow.ask(reference, reader, what, purpose);
    }

    private void leaveTrace(Reading.Opened record, String reader, String what, Set<LeftOut> putBack) {
        trail.leave(Trace.about(record.reference(), reader, Trace.Kind.PRINTED)
                .with(Stream.concat(Stream.of(what), putBack.stream().sorted().map(LeftOut::code))
                        .collect(Collectors.joining(" "))));
    }

    private static UnaryOperator<String> names(Staff staff) {
        return account ->
                account.equals("procedure") ? "the procedure" : staff.names().getOrDefault(account, account);
    }

    private Sheet sheet(Reading.Opened record, Set<LeftOut> putBack, List<String> alsoOut) {
        Set<LeftOut> leftOut = EnumSet.allOf(LeftOut.class);
        leftOut.removeAll(putBack);
        Staff staff = people.staff();
        UnaryOperator<String> names = names(staff);
        String reporter = concerns.withReference(record.reference()).reporter();
        List<Entry> entries =
                redaction(record, reporter, leftOut, alsoOut, staff).of(record.entries(), names);
        Map<String, Object> shown = record.shown();
        return new Sheet(
                record.reference(),
                (String) shown.get("status"),
                (String) shown.get("acceptedAt"),
                Optional.of(names.apply(reporter)).filter(name -> putBack.contains(LeftOut.REPORTER)),
                (String) shown.get("handler"),
                record.level(),
                Utterances.of(entries).stream().map(ReadRecord::words).toList(),
                entries,
                putBack.contains(LeftOut.READERS) ? whoHasRead.of(record.reference(), names) : List.of());
    }

    private PaperRedaction redaction(
            Reading.Opened record, String reporter, Set<LeftOut> leftOut, List<String> alsoOut, Staff staff) {
        Set<String> reporting = PaperRedaction.reporters(reporter, record.entries());
        UnaryOperator<String> names = names(staff);
        List<Child> staying = children.meant(record.reference());
        return new PaperRedaction(
                leftOut,
                reporting.stream().collect(Collectors.toMap(account -> account, names)),
                staff.names().entrySet().stream()
                        .filter(account -> !reporting.contains(account.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                others(record, staying),
                staying,
                alsoOut);
    }

    /** Brothers and sisters, children of whom the same report tells, and every pupil whose whole name stands in the record. */
    private List<Child> others(Reading.Opened record, List<Child> staying) {
        String written = record.entries().stream()
                .flatMap(entry -> entry.lines().stream())
                .map(line -> line.answer().toLowerCase(Locale.UK))
                .collect(Collectors.joining("\n"));
        return Stream.of(
                        children.siblings(record.reference()).stream(),
                        children.of(sameAccount.others(record.reference())).values().stream(),
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
