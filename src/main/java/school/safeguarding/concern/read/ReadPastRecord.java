package school.safeguarding.concern.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Joined;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.KeptOut;
import school.safeguarding.concern.PastRecords;
import school.safeguarding.concern.correct.CorrectChild;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernStands;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.Response;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.concern.review.Utterances;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Opens an earlier state of a record to whoever may read it now: who was kept out then is shown, and who is kept out now decides. */
@Service
class ReadPastRecord implements PastRecords {

    /** Where somebody says who the child is, by the keys of the fields. */
    private static final Set<String> CHILD = Set.of("childName", ChildChoices.CHILD, "childConfirmedName");

    private static final Set<String> RIGHT_CHILD = Set.of(ChildChoices.RIGHT_CHILD, "rightChildName");

    /** What the same selects say of nobody. */
    private static final List<String> NOBODY = List.of("Another child, not in this list", "Not known yet");

    private final ConcernRecords records;
    private final ConcernStands stands;
    private final RedactedRecord redacted;
    private final JoinedReports joined;
    private final People people;
    private final Trail trail;

    ReadPastRecord(
            ConcernRecords records,
            ConcernStands stands,
            RedactedRecord redacted,
            JoinedReports joined,
            People people,
            Trail trail) {
        this.records = records;
        this.stands = stands;
        this.redacted = redacted;
        this.joined = joined;
        this.people = people;
        this.trail = trail;
    }

    @Override
    @Transactional
    public Optional<Past> read(Reference reference, Instant until, AccountId reader) {
        if (!(records.read(reference, reader) instanceof Reading.Opened now)) {
            return Optional.empty();
        }
        trail.leave(Trace.about(reference, reader, Trace.Kind.READ_AS_IT_WAS).with(until.toString()));
        // Whoever was taken out since is hidden in these already.
        List<Entry> entries = before(until, now.entries());
        return Optional.of(new Past(
                reference,
                childName(entries),
                entries,
                redacted.ofChildNow(reference, entries),
                Utterances.of(entries).stream().map(ReadRecord::words).toList(),
                joined(now, until),
                stands.before(reference, until).map(then -> stood(then, reader))));
    }

    private static List<Entry> before(Instant until, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.at().isBefore(until)).toList();
    }

    private List<Joined> joined(Reading.Opened now, Instant until) {
        List<Reference> then = joined.joinedInto(now.reference(), until);
        return now.joined().stream()
                .filter(report -> then.contains(report.reference()))
                .map(report -> report.of(before(until, report.entries())))
                .toList();
    }

    private static String childName(List<Entry> entries) {
        String name = "not known";
        String before = name;
        for (Entry entry : entries) {
            boolean isAsked = entry.step().equals(CorrectChild.ASKED);
            if (isAsked) {
                before = name;
            }
            name = entry.step().equals(CorrectChild.REFUSED)
                    ? before
                    : said(entry, isAsked ? RIGHT_CHILD : CHILD).orElse(name);
        }
        return name;
    }

    private static Optional<String> said(Entry entry, Set<String> keys) {
        return entry.lines().stream()
                .filter(line -> keys.contains(line.key()))
                .map(Line::answer)
                .filter(answer -> NOBODY.stream().noneMatch(answer::startsWith))
                .reduce((earlier, later) -> later);
    }

    private Stood stood(Concern then, AccountId reader) {
        return new Stood(
                then.isOpen(),
                then.handlerRole().inWords(),
                then.assignedTo(),
                then.standingLevel(),
                then.proposedLevel(),
                then.decidedLevel(),
                then.response().map(Response::inWords),
                then.isResponseAgreed(),
                then.agencies().stream().map(Agency::title).toList(),
                // Somebody who was kept out then is told of nobody else who was.
                people.person(reader).filter(person -> !then.excludes(person)).map(person -> keptOut(then)));
    }

    private static KeptOut keptOut(Concern then) {
        List<AboutWhom> about = then.about().stream()
                .filter(whom -> !whom.excluded().isEmpty())
                .sorted()
                .toList();
        return new KeptOut(
                about.stream().map(AboutWhom::inWords).toList(),
                about.stream()
                        .flatMap(whom -> whom.excluded().stream())
                        .distinct()
                        .sorted()
                        .map(Role::inWords)
                        .toList(),
                then.steppedOut().stream().sorted().toList());
    }
}
