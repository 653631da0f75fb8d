package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ChildFiles;
import school.safeguarding.concern.ChildFiles.FiledConcern;
import school.safeguarding.concern.ConcernLists;
import school.safeguarding.concern.ConcernLists.Asked;
import school.safeguarding.concern.ConcernLists.Listed;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.PaperRecords;
import school.safeguarding.concern.PastRecords;
import school.safeguarding.concern.RecordAdditions;
import school.safeguarding.concern.RecordAdditions.Standing;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Draws;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/**
 * Concerns drawn at random, with people away, stepping out and letting things lie: nobody excluded is ever offered a step,
 * told, shown the record or a number that changed, and somebody else is always responsible, or the last resort was taken. How
 * many is the property {@code conflict.cases}; the rule alone is tried on many more in {@code WhoIsAskedPropertyTest}.
 */
@SchoolTest
class ConflictOfInterestPropertyTest {

    private static final List<String> EVERYBODY = List.of("cpo", "deputy", "head", "chair", "governor");
    private static final List<String> CHOICES = List.of(
            "child",
            "parent",
            "stranger",
            "online",
            "unknown",
            "staff",
            "cpo",
            "head",
            "chair",
            "governor",
            "usual-handler");

    /** As the school's procedure says it. */
    private static final Map<String, Set<String>> HIDDEN_FROM = Map.of(
            "cpo", Set.of("cpo", "deputy"),
            "head", Set.of("head"),
            "chair", Set.of("chair"),
            "governor", Set.of("governor"),
            "usual-handler", Set.of("cpo", "deputy", "head"));

    /** Full names, and whom each hides a concern from. */
    private static final Map<String, Set<String>> NAMED = Map.of(
            "Cora Example", Set.of("cpo", "deputy"),
            "dev EXAMPLE", Set.of("cpo", "deputy"),
            "Example, Hana", Set.of("head"),
            "Mr Charlie Example", Set.of("chair"),
            "Gwen Example", Set.of("governor"));

    private static final Map<String, Set<String>> TITLES = Map.of(
            "the DSL", Set.of("cpo", "deputy"),
            "the headteacher", Set.of("head"),
            "Mr Charlie", Set.of("chair"),
            "Gwen Example", Set.of("governor"));

    /** Nobody confirms what they asked for, or answers a worry about what they handled. */
    private static final Set<String> NOT_FOR_EVERYBODY = Set.of("userTask_confirmCorrection", "userTask_answerWorry");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int ACTIONS = 10;
    private static final int LATER_STEPS = 20;

    /** What the steps that come after the review are answered with, one of these each time. */
    private static final Map<String, List<Supplier<Answers>>> LATER = Map.ofEntries(
            Map.entry("userTask_confirmEmergencyServices", List.of(Answers::emergencyCalled)),
            Map.entry(
                    "userTask_decideResponse",
                    List.of(
                            Answers::noFurtherAction,
                            () -> Answers.earlyHelp().with("whoIsKeptAway", "uncle"),
                            () -> Answers.refer("police"))),
            Map.entry("userTask_countersignResponse", List.of(Answers::agree)),
            Map.entry("userTask_tellByVoice", List.of(Answers::toldByVoice)),
            Map.entry("userTask_recordWhoCollected", List.of(Answers::collected)),
            Map.entry("userTask_planEarlyHelp", List.of(Answers::earlyHelpPlanned)),
            Map.entry("userTask_reviewEarlyHelp", List.of(() -> Answers.earlyHelpReviewed("over"))),
            Map.entry("userTask_decideParentContact", List.of(Answers::tellNow)),
            Map.entry("userTask_recordContact", List.of(Answers::reached)),
            Map.entry("userTask_reviewOutcome", List.of(() -> Answers.outcome("close"))),
            Map.entry("userTask_recordAndClose", List.of(Answers::close)),
            Map.entry("userTask_countersignClose", List.of(Answers::agree)));

    /** What could have been offered to somebody: one who may have it, or one who may not. */
    private static final Draws OFFERED = new Draws("somebody may have it", "somebody may not");

    /** Whether a second report could be joined to it by whoever handled that: or they may not know of both. */
    private static final Draws JOINED = new Draws("joined", "refused");

    /** Who could have learned of another concern of the same account: one who is kept out of this one, or one who is not. */
    private static final Draws OF_SAME_ACCOUNT = new Draws("kept out", "not kept out");

    /** Whether somebody who asked could put it on legal hold. */
    private static final Draws HELD = new Draws("held", "refused");

    /** Which of the later steps and ends came about in any case. */
    private static final Set<String> done = new TreeSet<>();

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private RecordViews views;

    @Autowired
    private List<SchoolView> ofSchool;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private PaperRecords paper;

    @Autowired
    private PastRecords past;

    @Autowired
    private RecordAdditions additions;

    @Autowired
    private ConcernLists lists;

    @Autowired
    private ChildFiles files;

    @Autowired
    private People people;

    @Autowired
    private Chronology chronology;

    private Random random;
    private Random families;

    private Story concern;
    private String childsName = "Robin Madeup";
    private final Set<String> excluded = new HashSet<>();

    /** Whether a child is all that it is about, whose name is nobody's of the staff. */
    private boolean isOnlyAboutChild;

    private final List<Story> joined = new ArrayList<>();
    private final Map<String, Long> numbersBefore = new HashMap<>();
    private final Map<String, Set<String>> mailsBefore = new HashMap<>();

    @AfterEach
    void everybodyIsBack() {
        new Staff(connection.getJdbcUrl()).everybodyIsBack();
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("conflict.cases", 8));
    }

    @AfterAll
    static void somebody_was_excluded_and_somebody_was_not() {
        OFFERED.assertBothOccurred();
        JOINED.assertBothOccurred();
        OF_SAME_ACCOUNT.assertBothOccurred();
        HELD.assertBothOccurred();
        assertThat(done)
                .contains(
                        "userTask_tellByVoice",
                        "userTask_planEarlyHelp",
                        "userTask_countersignClose",
                        "child gone",
                        "opened again");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_excluded_learns_anything_and_somebody_else_is_always_responsible(long seed) {
        random = new Random(seed);
        families = new Random(-seed);
        // Of each case another, so that nobody is family of the child of the next.
        childsName = "Robin Case" + seed;
        concern = new Story(engine, clock);
        clock.set(anInstant());
        for (String person : EVERYBODY) {
            if (random.nextInt(5) == 0) {
                LocalDate today = LocalDate.now(clock);
                people.stateAbsence(AccountId.of(person), today, today.plusDays(random.nextInt(3)));
            }
            numbersBefore.put(person, count(person));
        }
        maybeDeclareFamily(3);
        concern.reported(report()).passSavePoints();
        check();
        for (int action = 0; action < ACTIONS; action++) {
            act();
            concern.passSavePoints();
            check();
            maybeDeclareFamily(8);
            concern.passSavePoints();
            check();
        }
        holdOrDelete();
        check();
    }

    /** Of a concern about nobody on the staff, so that it comes to its end: told by voice, early help, closed, opened again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoever_is_kept_out_stays_so_from_the_decision_to_the_end_and_when_it_is_opened_again(long seed) {
        random = new Random(seed);
        families = new Random(-seed);
        childsName = "Robin Later" + seed;
        concern = new Story(engine, clock);
        EVERYBODY.forEach(person -> numbersBefore.put(person, count(person)));
        maybeDeclareFamily(1);
        concern.reported(Answers.report().with("childName", childsName, "aboutWhom", List.of("stranger")))
                .passSavePoints();
        boolean isReviewed = isTaken(
                concern.offeredTo("userTask_reviewConcern").iterator().next(),
                concern.task("userTask_reviewConcern"),
                Answers.review().with("childConfirmedName", childsName));
        assertThat(isReviewed).isTrue();
        concern.passSavePoints();
        check();
        if (seed == 2) {
            childIsGone();
            check();
        }
        for (int step = 0; step < LATER_STEPS && goOn(seed); step++) {
            concern.passSavePoints();
        }
        check();
        holdOrDelete();
        openAgain();
        check();
    }

    /** Somebody who is offered one of these steps does it. */
    private boolean goOn(long seed) {
        return tasks().stream()
                .filter(task -> LATER.containsKey(task.getTaskDefinitionKey())
                        && !offered(task).isEmpty())
                .anyMatch(task -> {
                    List<Supplier<Answers>> answers = LATER.get(task.getTaskDefinitionKey());
                    boolean isDone = isTaken(
                            offered(task).iterator().next(),
                            task,
                            answers.get((int) (seed % answers.size())).get());
                    if (isDone) {
                        done.add(task.getTaskDefinitionKey());
                    }
                    return isDone;
                });
    }

    /** @return whether it was not refused; a refusal leaves everything as it was */
    private boolean isTaken(String person, Task task, Answers answers) {
        return isTaken(person, () -> engine.getFormService().submitTaskForm(task.getId(), ofToday(answers)));
    }

    private boolean isTaken(String person, Runnable submit) {
        return concern.as(person, () -> {
            try {
                submit.run();
                return true;
            } catch (FormFieldValidationException refused) {
                return false;
            }
        });
    }

    private Map<String, Object> ofToday(Answers answers) {
        String today = LocalDate.now(clock).toString();
        Map<String, Object> all = new HashMap<>(answers.asMap());
        all.replaceAll((key, value) -> "2026-11-24".equals(value) ? today : value);
        return all;
    }

    private boolean isStarted(String person, String process, Answers answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return isTaken(person, () -> engine.getFormService().submitStartForm(definition, ofToday(answers)));
    }

    /** Whoever is kept out neither holds a record nor has it deleted, and learns nothing by asking. */
    private void holdOrDelete() {
        for (String person : EVERYBODY) {
            boolean isHeld = isStarted(person, "legal-hold", Answers.legalHold(concern.reference()));
            HELD.count(isHeld);
            assertThat(isHeld && excluded.contains(person))
                    .as("held by %s", person)
                    .isFalse();
            assertThat(isStarted(person, "legal-hold", Answers.deleteRecord(concern.reference())))
                    .as("asked to delete by %s", person)
                    .isFalse();
        }
    }

    /** Whoever has it in hand says that the child has left, which a second person confirms who may know of it. */
    private void childIsGone() {
        if (concern.openSteps().contains("userTask_addToRecord")) {
            Task task = concern.task("userTask_addToRecord");
            offered(task).stream().findFirst().ifPresent(person -> {
                if (isTaken(person, task, Answers.childMoved())) {
                    done.add("child gone");
                }
            });
            confirmCorrection();
            concern.passSavePoints();
        }
    }

    /** Only whoever would handle it opens it again, and whoever was kept out stays so. */
    private void openAgain() {
        boolean isClosed = concern.isClosed();
        for (String person : EVERYBODY) {
            boolean isOpened = isStarted(person, "open-again", Answers.openAgain(concern.reference()));
            if (isOpened) {
                assertThat(isClosed).isTrue();
                assertThat(excluded).as("opened again").doesNotContain(person);
                done.add("opened again");
                concern.passSavePoints();
                return;
            }
        }
    }

    /** Some time of a school year, at night and in the holidays too. */
    private Instant anInstant() {
        return LocalDate.of(2026, 9, 1)
                .plusDays(random.nextInt(290))
                .atStartOfDay(LONDON)
                .toInstant()
                .plus(Duration.ofMinutes(random.nextInt(24 * 60)));
    }

    private Answers report() {
        Set<String> about = new TreeSet<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            about.add(CHOICES.get(random.nextInt(CHOICES.size())));
        }
        about.forEach(whom -> excluded.addAll(HIDDEN_FROM.getOrDefault(whom, Set.of())));
        isOnlyAboutChild = about.equals(Set.of("child"));
        Answers report = Answers.report()
                .with("childName", childsName)
                .with("aboutWhom", List.copyOf(about))
                .with("observedOn", LocalDate.now(clock).toString())
                .with("immediateDanger", random.nextBoolean() ? "yes" : "no");
        if (report.asMap().containsKey("couldBeHead")) {
            String couldBeHead = oneOf("no", "yes", "unknown");
            report = report.with("couldBeHead", couldBeHead);
            if (!couldBeHead.equals("no")) {
                excluded.add("head");
            }
        }
        return naming(report, about);
    }

    /** Somebody's full name as the person of concern, or somebody's title in the account, which is about them or is not. */
    private Answers naming(Answers report, Set<String> about) {
        boolean mayNamePerson = !about.contains("usual-handler") && !about.equals(Set.of("child"));
        switch (random.nextInt(4)) {
            case 0 -> {
                if (mayNamePerson) {
                    String person = oneOf(NAMED.keySet().toArray(String[]::new));
                    excluded.addAll(NAMED.get(person));
                    return report.with("personOfConcern", person, "isAboutNamed", oneOf("yes", "no"));
                }
            }
            case 1 -> {
                String title = oneOf(TITLES.keySet().toArray(String[]::new));
                String isAbout = oneOf("yes", "no");
                if (isAbout.equals("yes")) {
                    excluded.addAll(TITLES.get(title));
                }
                return report.with("whatHappened", "Then " + title + " came in.", "isAboutNamed", isAbout);
            }
            default -> {}
        }
        return report;
    }

    private String oneOf(String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Whoever has it in hand adds what somebody said about somebody who may still know of it. */
    private void add() {
        List<Task> tasks = tasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals("userTask_addToRecord"))
                .filter(task -> !offered(task).isEmpty())
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        String title = oneOf(TITLES.keySet().toArray(String[]::new));
        String writer = offered(tasks.get(0)).iterator().next();
        if (TITLES.get(title).contains(writer)) {
            return;
        }
        concern.as(writer, () -> {
            engine.getFormService()
                    .submitTaskForm(
                            tasks.get(0).getId(),
                            Answers.addition("conversation")
                                    .with("additionText", "It was " + title + ".", "isAboutNamed", "yes")
                                    .asMap());
            return null;
        });
        TITLES.get(title).forEach(person -> {
            if (excluded.add(person)) {
                mailsBefore.put(person, mails(person));
                numbersBefore.put(person, count(person));
            }
        });
    }

    private void act() {
        switch (random.nextInt(16)) {
            case 0 -> stepOut();
            case 1 -> review();
            case 2 -> add();
            case 3 -> learn();
            case 4 -> worry();
            case 5 -> addExclusion();
            case 6 -> confirmCorrection();
            case 7 -> correctChild();
            case 8, 9 -> join();
            case 10 -> separate();
            case 11 -> putPersonRight();
            case 12 -> addLowLevel();
            case 13 -> handOnFile();
            default -> wait(Duration.ofMinutes(10L + random.nextInt(300)));
        }
    }

    private void wait(Duration time) {
        clock.advance(time);
    }

    /** Whoever is offered a step steps out of the concern. */
    private void stepOut() {
        List<Task> tasks = tasks().stream()
                .filter(task -> !task.getTaskDefinitionKey().equals("userTask_sayWhetherWorried"))
                .filter(task -> !offered(task).isEmpty())
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        Task task = tasks.get(random.nextInt(tasks.size()));
        List<String> offered = List.copyOf(offered(task));
        String person = offered.get(random.nextInt(offered.size()));
        concern.as(person, () -> {
            engine.getFormService()
                    .submitTaskForm(task.getId(), Answers.stepOut().asMap());
            return null;
        });
        excluded.add(person);
        mailsBefore.put(person, mails(person));
        numbersBefore.put(person, count(person));
    }

    /** It is found to be about somebody else as well, which counts at once. */
    private void addExclusion() {
        String added = CHOICES.get(random.nextInt(CHOICES.size()));
        Set<String> before = Set.copyOf(excluded);
        concern.openSteps().stream()
                .filter("userTask_addToRecord"::equals)
                .flatMap(step -> offered(concern.task(step)).stream())
                .findFirst()
                .ifPresent(person -> {
                    excluded.addAll(HIDDEN_FROM.getOrDefault(added, Set.of()));
                    submits(person, concern.task("userTask_addToRecord"), Answers.alsoAbout(added));
                    excluded.stream()
                            .filter(account -> !before.contains(account))
                            .forEach(account -> {
                                mailsBefore.put(account, mails(account));
                                numbersBefore.put(account, count(account));
                            });
                });
    }

    /** Another person of concern than was named, who is kept out at once if that is somebody's full name. */
    private void putPersonRight() {
        if (isOnlyAboutChild || !concern.openSteps().contains("userTask_addToRecord")) {
            return;
        }
        String person = oneOf(NAMED.keySet().toArray(String[]::new));
        Task task = concern.task("userTask_addToRecord");
        offered(task).stream().findFirst().ifPresent(handler -> {
            submits(
                    handler,
                    task,
                    Answers.addition("about-whom")
                            .with("personOfConcernNow", person, "isAboutNamed", oneOf("yes", "no")));
            NAMED.get(person).stream().filter(excluded::add).forEach(account -> {
                mailsBefore.put(account, mails(account));
                numbersBefore.put(account, count(account));
            });
        });
    }

    /** Two low-level concerns about somebody who would keep such a list or read it, and what becomes of them at once. */
    private void addLowLevel() {
        String account = oneOf(EVERYBODY.toArray(String[]::new));
        String today = LocalDate.now(clock).toString();
        Answers entry = Answers.lowLevel(
                        people.person(AccountId.of(account)).orElseThrow().name(), "no")
                .with("lowLevelOn", today);
        String ask = "userTask_askLado";
        for (int time = 0; time < 2; time++) {
            Story added = started(entry);
            if (added.everyOpenStep().contains(ask)) {
                Set<String> asked = added.offeredTo(ask);
                assertThat(asked).as("asked about %s", account).isNotEmpty().doesNotContain(account);
                String keeper = asked.iterator().next();
                assertThat(shownOf(added, account))
                        .as("shown to whom it is about")
                        .isEmpty();
                assertThat(shownOf(added, keeper)).as("shown to who is asked").isNotEmpty();
                submits(keeper, added.task(ask), Answers.askedLado("stays").with("ladoAskedOn", today));
            }
        }
        removeLowLevel(account, started(entry));
        excluded.forEach(one -> numbersBefore.put(one, count(one)));
    }

    /** Whoever keeps it asks to take it out, and two decide, neither of whom it may be about. */
    private void removeLowLevel(String account, Story added) {
        added.everyOpenStep()
                .forEach(step -> submits(
                        added.offeredTo(step).iterator().next(),
                        added.task(step),
                        Answers.askedLado("stays")
                                .with("ladoAskedOn", LocalDate.now(clock).toString())));
        String keeper = account.equals("head") ? "chair" : "head";
        Instant now = clock.instant();
        Story removal = new Story(engine, clock);
        clock.set(now);
        removal.begunBy(keeper, "low-level-removal", Answers.removal(added.reference(), "mistake"));
        String agree = "userTask_agreeToRemoval";
        Set<String> asked = removal.offeredTo(agree);
        assertThat(asked).as("asked about %s", account).isNotEmpty().doesNotContain(account, keeper);
        assertThat(shownOf(removal, account)).as("shown to whom it is about").isEmpty();
        String second = asked.iterator().next();
        assertThat(shownOf(removal, second)).as("shown to who is asked").isNotEmpty();
        submits(
                second,
                removal.task(agree),
                account.length() % 2 == 0 ? Answers.agreeToRemoval() : Answers.refuseRemoval());
    }

    private Map<String, Object> shownOf(Story entry, String person) {
        return ofSchool.stream()
                .filter(view -> view.knows(entry.reference()))
                .findFirst()
                .orElseThrow()
                .view(entry.reference(), AccountId.of(person));
    }

    private Story started(Answers entry) {
        Instant now = clock.instant();
        Story story = new Story(engine, clock);
        clock.set(now);
        return story.begunBy("teacher", "low-level-concern", entry).passSavePoints();
    }

    /** Somebody says that the child is their family, which counts at once. */
    private void maybeDeclareFamily(int oneOf) {
        if (families.nextInt(oneOf) > 0) {
            return;
        }
        String person = EVERYBODY.get(families.nextInt(EVERYBODY.size()));
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("family")
                .latestVersion()
                .singleResult()
                .getId();
        concern.as(person, () -> engine.getFormService()
                .submitStartForm(definition, Answers.ofFamily(childsName).asMap()));
        if (concern.reference() == null) {
            excluded.add(person);
            return;
        }
        if (excluded.add(person)) {
            mailsBefore.put(person, mails(person));
        }
        // Steps of other reports about the same child change hands as well, which those may see who are kept out of
        // this one only.
        excluded.forEach(one -> numbersBefore.put(one, count(one)));
    }

    /** A second report of the same incident that others may know of; whoever handles it and may know of both joins the two. */
    private void join() {
        String about = CHOICES.get(random.nextInt(CHOICES.size()));
        Set<String> hiddenThere = new HashSet<>(HIDDEN_FROM.getOrDefault(about, Set.of()));
        Answers report = Answers.report()
                .with("aboutWhom", List.of(about), "childName", childsName)
                .with("observedOn", LocalDate.now(clock).toString());
        Instant now = clock.instant().plus(Duration.ofMinutes(1));
        Story other = new Story(engine, clock);
        clock.set(now);
        other.reported(report).passSavePoints();
        EVERYBODY.stream()
                .filter(person -> !hiddenThere.contains(person))
                .forEach(person -> numbersBefore.put(person, count(person)));
        Optional<String> handler = other.everyOpenStep().contains("userTask_confirmEmergencyServices")
                        || !other.everyOpenStep().contains("userTask_addToRecord")
                ? Optional.empty()
                : other.offeredTo("userTask_addToRecord").stream().findFirst();
        handler.ifPresent(person -> {
            Map<String, Set<String>> mailed = EVERYBODY.stream().collect(Collectors.toMap(one -> one, this::mails));
            if (isSubmitted(person, other.task("userTask_addToRecord"), Answers.sameIncident(concern.reference()))) {
                JOINED.count(true);
                assertThat(excluded).as("may know of both").doesNotContain(person);
                hiddenThere.stream().filter(excluded::add).forEach(one -> mailsBefore.put(one, mailed.get(one)));
                concern.passSavePoints();
                joined.add(other);
                excluded.forEach(one -> numbersBefore.put(one, count(one)));
                excluded.forEach(one -> assertThat(views.viewAsJson(Reference.of(other.reference()), AccountId.of(one)))
                        .as("shown of the other to %s", one)
                        .isEmpty());
            } else {
                JOINED.count(false);
            }
        });
    }

    /** What is of another incident is separated by two people, and who was kept out of either stays kept out of both. */
    private void separate() {
        if (joined.isEmpty() || !concern.openSteps().contains("userTask_addToRecord")) {
            return;
        }
        Story other = joined.get(0);
        Task task = concern.task("userTask_addToRecord");
        offered(task).stream()
                .findFirst()
                .ifPresent(person -> isSubmitted(person, task, Answers.separate(other.reference())));
        confirmCorrection();
        concern.passSavePoints();
        EVERYBODY.stream().filter(excluded::contains).forEach(one -> assertThat(
                        views.viewAsJson(Reference.of(other.reference()), AccountId.of(one)))
                .as("shown of the other to %s", one)
                .isEmpty());
        other.everyOpenStep().stream()
                .filter(step -> !step.equals("userTask_sayWhetherWorried"))
                .forEach(step -> assertThat(other.peopleOffered(step))
                        .as("offered %s of the other", step)
                        .noneMatch(excluded::contains));
        EVERYBODY.forEach(one -> numbersBefore.put(one, count(one)));
    }

    private boolean isSubmitted(String person, Task task, Answers answers) {
        return concern.as(person, () -> {
            try {
                engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
                return true;
            } catch (FormFieldValidationException refused) {
                assertThat(refused.getMessage())
                        .containsAnyOf(
                                "that you may know of",
                                "which child one of the two",
                                "emergency services",
                                "that was joined to this one");
                return false;
            }
        });
    }

    private void confirmCorrection() {
        tasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals("userTask_confirmCorrection"))
                .filter(task -> !offered(task).isEmpty())
                .findFirst()
                .ifPresent(task -> submits(
                        offered(task).iterator().next(),
                        task,
                        // Whoever is kept out as family stays out, so that it is seen to the end.
                        isAboutFamily(task) ? Answers.refuseCorrection() : Answers.confirmCorrection()));
    }

    private boolean isAboutFamily(Task correction) {
        String id = (String) engine.getTaskService().getVariable(correction.getId(), "correctionId");
        return database.sql("SELECT is_family FROM safeguarding.correction WHERE id = ?::uuid")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** It is about another child, or about another too, who has a concern of their own with the same people kept out. */
    private void correctChild() {
        Answers child = random.nextBoolean() ? Answers.concernedToo("another") : Answers.wrongChild("another");
        boolean isWrong = child.asMap().get("childSoFar").equals("wrong");
        String name = oneOf("Toby", "Tara", "Tilly") + " Madeup";
        if (concern.openSteps().contains("userTask_addToRecord")) {
            Task task = concern.task("userTask_addToRecord");
            offered(task).stream().findFirst().ifPresent(person -> {
                try {
                    submit(person, task, child.with("rightChildName", name, "rightChildDateOfBirth", "2021-05-04"));
                    childsName = isWrong ? name : childsName;
                } catch (FormFieldValidationException refused) {
                    assertThat(refused).hasMessageContaining("waits for a second person");
                }
            });
        }
    }

    /** The child goes to another school: whoever handles it sends the file, and nobody learns of it who may not know. */
    private void handOnFile() {
        if (concern.openSteps().contains("userTask_addToRecord")) {
            Task task = concern.task("userTask_addToRecord");
            offered(task).stream().findFirst().ifPresent(person -> {
                try {
                    submit(person, task, Answers.childMoves());
                } catch (FormFieldValidationException refused) {
                    assertThat(refused).hasMessageContaining("is a step already");
                }
            });
        }
    }

    /** What may be refused, such as a correction that changes nothing, leaves everything as it was. */
    private void submits(String person, Task task, Answers answers) {
        concern.as(person, () -> {
            try {
                engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
            } catch (FormFieldValidationException refused) {
                assertThat(refused).hasMessageContaining("Say what was wrong");
            }
            return null;
        });
    }

    private void review() {
        if (concern.openSteps().contains("userTask_reviewConcern")) {
            Task task = concern.task("userTask_reviewConcern");
            offered(task).stream().findFirst().ifPresent(person -> {
                try {
                    submit(person, task, reviewed());
                } catch (FormFieldValidationException e) {
                    // Something came in meanwhile, which the refusal has shown.
                    assertThat(e).hasMessageContaining("Something new has come in");
                    submit(person, task, reviewed());
                }
            });
        }
    }

    /** Where another child is named, they get a concern of their own with the same people kept out. */
    private Answers reviewed() {
        Answers review = Answers.review()
                .with("childsWordsOn", LocalDate.now(clock).toString())
                .with("childConfirmedName", childsName);
        return random.nextBoolean() ? review.with("personIsChild", "yes", "otherChildName", "Sam Madeup") : review;
    }

    /** Whoever may add to the record says that something is new, so that the review is asked for again. */
    private void learn() {
        if (concern.openSteps().contains("userTask_addToRecord")) {
            Task task = concern.task("userTask_addToRecord");
            offered(task).stream()
                    .findFirst()
                    .ifPresent(person -> submit(
                            person, task, Answers.addition("new-information").with("harmPossible", anAnswer())));
        }
    }

    /** Its reporter is still worried, which is new too, and is answered by somebody who does not handle it. */
    private void worry() {
        concern.starts(
                "teacher",
                "still-worried",
                Answers.stillWorried(concern.reference()).with("harmPossible", anAnswer()));
    }

    private String anAnswer() {
        return List.of("yes", "unknown", "no").get(random.nextInt(3));
    }

    private void submit(String person, Task task, Answers answers) {
        concern.as(person, () -> {
            engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
            return null;
        });
    }

    private List<Task> tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(concern.reference())
                .list();
    }

    private Set<String> offered(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What Tasklist shows a person as the number beside a filter, over all concerns. */
    private long count(String person) {
        return concern.as(
                person, () -> engine.getTaskService().createTaskQuery().count());
    }

    private long tasksSeenBy(String person) {
        return concern.as(person, () -> engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(concern.reference())
                .count());
    }

    private Set<String> mails(String person) {
        return database.sql("SELECT id::text FROM safeguarding.notice WHERE reference = ? AND to_account = ?"
                        + " AND state IN ('WAITING', 'SENT', 'UNDELIVERED')")
                .params(concern.reference(), person)
                .query(String.class)
                .set();
    }

    private void check() {
        for (Task task : tasks()) {
            Set<String> offered = offered(task);
            EVERYBODY.forEach(person -> OFFERED.count(!excluded.contains(person)));
            assertThat(offered).as("offered %s", task.getName()).noneMatch(excluded::contains);
            assertThat(grants(task)).as("granted %s", task.getName()).noneMatch(excluded::contains);
            if (offered.isEmpty() && !task.getTaskDefinitionKey().equals("userTask_sayWhetherWorried")) {
                assertThat(isLastResortTaken())
                        .as("nobody for %s", task.getName())
                        .isTrue();
                if (!NOT_FOR_EVERYBODY.contains(task.getTaskDefinitionKey())) {
                    assertThat(excluded).as("who could have %s", task.getName()).containsAll(EVERYBODY);
                }
            }
        }
        for (String person : excluded) {
            // One that still waited is withdrawn.
            assertThat(mailsBefore.getOrDefault(person, Set.of()))
                    .as("mails to %s", person)
                    .containsAll(mails(person));
            assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person)))
                    .as("shown to %s", person)
                    .isEmpty();
            assertThat(count(person)).as("counted for %s", person).isEqualTo(numbersBefore.get(person));
            assertThat(tasksSeenBy(person)).as("tasks seen by %s", person).isZero();
            assertThat(records.read(Reference.of(concern.reference()), AccountId.of(person)))
                    .as("read by %s", person)
                    .isInstanceOf(Reading.Nothing.class);
            assertThat(paper.ofConcern(Reference.of(concern.reference()), AccountId.of(person), true, List.of()))
                    .as("printed by %s", person)
                    .isEmpty();
            assertThat(paper.ask(
                            Reference.of(concern.reference()),
                            AccountId.of(person),
                            Set.of(LeftOut.REPORTER),
                            "A conference"))
                    .as("asked by %s", person)
                    .isEqualTo(PaperRecords.Asked.NOT_THERE);
            assertThat(past.read(Reference.of(concern.reference()), clock.instant(), AccountId.of(person)))
                    .as("read as it was by %s", person)
                    .isEmpty();
            assertThat(additions.standing(Reference.of(concern.reference()), AccountId.of(person)))
                    .as("added to or attached to by %s", person)
                    .isEqualTo(Standing.NOTHING);
            assertThat(additions.reads(Reference.of(concern.reference()), AccountId.of(person), "attachment 1"))
                    .as("a document read by %s", person)
                    .isFalse();
            assertThat(listedFor(person)).as("listed for %s", person).doesNotContainKey(concern.reference());
            assertThat(filedFor(person))
                    .as("in a file for %s", person)
                    .doesNotContain(Reference.of(concern.reference()));
        }
        for (String other : ofSameAccount()) {
            excluded.forEach(person -> assertThat(views.viewAsJson(Reference.of(other), AccountId.of(person)))
                    .as("shown of %s, which tells of the same account, to %s", other, person)
                    .isEmpty());
        }
        if (concern.isClosed()) {
            // Listed is what is open.
            return;
        }
        for (String person : EVERYBODY) {
            assertThat(listedFor(person).getOrDefault(concern.reference(), false))
                    .as("a list opens a name for %s as the record is opened", person)
                    .isEqualTo(views.mayRead(Reference.of(concern.reference()), AccountId.of(person)));
        }
    }

    private List<String> ofSameAccount() {
        if (concern.reference() == null) {
            return List.of();
        }
        List<String> others = chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> Set.of("concern-of-own", "linked-child").contains(entry.kind()))
                .map(entry -> entry.lines().get(0).answer())
                .toList();
        others.forEach(other -> EVERYBODY.forEach(person -> OF_SAME_ACCOUNT.count(excluded.contains(person))));
        return others;
    }

    /** Whether the name is opened, by the reference of each concern. */
    private Map<String, Boolean> listedFor(String person) {
        Map<String, Boolean> listed = new HashMap<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            Listed one = lists.list(
                    new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, page),
                    AccountId.of(person));
            one.rows()
                    .forEach(row ->
                            listed.put(row.reference().value(), row.opened().isPresent()));
            pages = one.pages();
        }
        return listed;
    }

    private List<Reference> filedFor(String person) {
        return files.find("Robin Madeup", AccountId.of(person)).stream()
                .flatMap(found -> files.file(found.child(), AccountId.of(person)).stream())
                .flatMap(file -> file.concerns().stream())
                .map(FiledConcern::reference)
                .toList();
    }

    private List<String> grants(Task task) {
        return new ArrayList<>(engine
                .getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .list()
                .stream()
                .map(grant -> String.valueOf(grant.getUserId()))
                .toList());
    }

    private boolean isLastResortTaken() {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ? AND to_address IS NOT NULL")
                        .param(concern.reference())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
