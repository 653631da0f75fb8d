package school.safeguarding.governance.figures.publish;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.concern.ReportedAbout;
import school.safeguarding.governance.figures.count.CountedEvent.Kind;
import school.safeguarding.governance.figures.count.CountedEvents.Group;
import school.safeguarding.step.Steps;

/** The tables, which are always the same: what is counted in which row. Their rows stand in the order in which one more is hidden. */
public enum Figure implements PublishedTable {
    REPORTED("Concerns reported, by whom they are about", Kind.REPORTED, true, sources()),
    DECIDED(
            "Concerns decided for the first time, by level",
            Kind.DECIDED,
            true,
            rows("LOW", "Low", "MEDIUM", "Medium", "HIGH", "High", "IMMEDIATE", "Immediate")),
    CLOSED(
            "Concerns closed for the first time, by what was done",
            Kind.CLOSED,
            true,
            rows(
                    "monitor", "Monitored",
                    "early-help", "Early help",
                    "refer", "Referred",
                    "no-further-action", "No further action",
                    "none", "Other")),
    REFERRED_TO(
            "Concerns told to an agency",
            Kind.REFERRED_TO,
            false,
            rows(
                    "social-care", "Children’s Social Care",
                    "police", "Police",
                    "school-nursing", "School Nursing Service",
                    "lado", "LADO")),
    OVERDUE("Steps that became overdue, by what was to be done", Kind.OVERDUE, false, steps()),
    OVERDUE_LEVEL(
            "How often another person had to be told of an overdue step",
            Kind.OVERDUE_LEVEL,
            false,
            rows("1", "The first", "2", "A second", "3", "A third", "more", "A fourth, or more")),
    HELD(
            "Concerns where telling home was held, by why",
            Kind.HELD,
            false,
            rows(
                    "more-risk", "The child would be at more risk of harm",
                    "risk-of-injury", "Somebody would be at risk of injury",
                    "obstructs-police", "A police inquiry would be obstructed",
                    "undue-delay", "It would cause undue delay",
                    "person-in-household", "The person of concern lives in the household",
                    "agency-asked", "The police or social care asked to hold it",
                    "lado-pending", "The LADO had not advised yet",
                    "no-reason-chosen", "Held by a rule, and decided otherwise")),
    COUNTERSIGNED(
            "Decisions that a second person was asked to agree to",
            Kind.COUNTERSIGNED,
            false,
            rows(
                    "response-agree", "Decision on a concern: agreed",
                    "response-refuse", "Decision on a concern: refused",
                    "close-agree", "Close: agreed",
                    "close-refuse", "Close: refused")),
    REOPENED("Closed concerns opened again", Kind.REOPENED, false, rows("", "Opened again")),

    SEEN("Report first read", Kind.SEEN),
    REVIEWED("Concern reviewed", Kind.REVIEWED),
    REFERRED("First agency told", Kind.REFERRED),
    ANSWERED("Agency’s decision, since it was told", Kind.ANSWERED),
    TOLD_HOME("Home told", Kind.TOLD_HOME);

    static final String IN_TIME = "in-time";
    static final String LATE = "late";

    private static final String REST = "rest";

    /** By the first of these words in a step's id. */
    private static final Map<String, String> STAGE_OF_STEP = new LinkedHashMap<>();

    static {
        Map.of(
                        "reviewed", Set.of(Steps.REVIEW_CONCERN.value()),
                        "decided", Set.of(Steps.DECIDE_RESPONSE.value(), Steps.REVIEW_OUTCOME.value()),
                        "countersigned", Set.of(Steps.COUNTERSIGN_RESPONSE.value(), Steps.COUNTERSIGN_CLOSE.value()),
                        "agency-told",
                                Set.of(
                                        Steps.CONFIRM_EMERGENCY_SERVICES.value(),
                                        Steps.MAKE_REFERRAL.value(),
                                        Steps.WRITTEN_CONFIRMATION.value(),
                                        Steps.PASS_ON_WHAT_IS_NEW.value()),
                        "agency-answered",
                                Set.of(
                                        Steps.RECORD_ACKNOWLEDGEMENT.value(),
                                        Steps.DISAGREE.value(),
                                        Steps.RECORD_WHAT_BECAME_OF_IT.value()),
                        "home-told",
                                Set.of(
                                        Steps.DECIDE_PARENT_CONTACT.value(),
                                        Steps.SEEK_ADVICE.value(),
                                        Steps.RECORD_CONTACT.value(),
                                        Steps.RECORD_MEETING.value()),
                        "kept-safe",
                                Set.of(
                                        Steps.TELL_BY_VOICE.value(),
                                        Steps.RECORD_WHO_COLLECTED.value(),
                                        Steps.PROTECT_CHILDREN.value()))
                .forEach((stage, steps) -> steps.forEach(step -> STAGE_OF_STEP.put(step, stage)));
    }

    private final String title;
    private final Kind kind;
    private final boolean isWhole;
    private final boolean isTimed;
    private final Map<String, String> rows;

    Figure(String title, Kind kind, boolean isWhole, Map<String, String> rows) {
        this.title = title;
        this.kind = kind;
        this.isWhole = isWhole;
        this.isTimed = false;
        this.rows = rows;
    }

    Figure(String title, Kind kind) {
        this.title = title;
        this.kind = kind;
        this.isWhole = false;
        this.isTimed = true;
        this.rows = rows(IN_TIME, "In time", LATE, "Late");
    }

    private static Map<String, String> rows(String... codesAndTitles) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (int at = 0; at < codesAndTitles.length; at += 2) {
            rows.put(codesAndTitles[at], codesAndTitles[at + 1]);
        }
        return rows;
    }

    private static Map<String, String> sources() {
        Map<String, String> rows = new LinkedHashMap<>();
        Stream.of(
                        ReportedAbout.PARENT,
                        ReportedAbout.CHILD,
                        ReportedAbout.UNKNOWN,
                        ReportedAbout.ONLINE,
                        ReportedAbout.STRANGER,
                        ReportedAbout.ADULT_HERE)
                .forEach(one -> rows.put(one.code(), one.title()));
        return rows;
    }

    private static Map<String, String> steps() {
        return rows(
                "reviewed",
                "Reading and reviewing the report",
                "decided",
                "Deciding",
                "countersigned",
                "Agreeing as second person",
                "agency-told",
                "Telling an agency",
                "agency-answered",
                "Following up an agency’s answer",
                "home-told",
                "Telling home",
                "kept-safe",
                "Keeping a child safe meanwhile",
                REST,
                "Anything else");
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String intro() {
        return isWhole ? "Each is counted once." : "A concern can be counted in more than one row, or more than once.";
    }

    @Override
    public boolean isWhole() {
        return isWhole;
    }

    /** Whether it says how long something took, and its rows are whether that was in time. */
    boolean isTimed() {
        return isTimed;
    }

    Kind kind() {
        return kind;
    }

    @Override
    public Map<String, String> rows() {
        return rows;
    }

    /** @return how many there are in each row, in the rows' order */
    List<Integer> count(List<Group> groups) {
        List<Group> ours = groups.stream().filter(group -> group.kind() == kind).toList();
        if (isTimed) {
            return List.of(
                    ours.stream().mapToInt(Group::inTime).sum(),
                    ours.stream().mapToInt(Group::late).sum());
        }
        Map<String, Integer> counts =
                ours.stream().collect(Collectors.toMap(group -> row(group.code()), Group::count, Integer::sum));
        return rows.keySet().stream().map(row -> counts.getOrDefault(row, 0)).toList();
    }

    private String row(String code) {
        return switch (this) {
            case OVERDUE -> STAGE_OF_STEP.getOrDefault(code, REST);
            case OVERDUE_LEVEL -> rows.containsKey(code) ? code : "more";
            case CLOSED -> rows.containsKey(code) ? code : "none";
            default -> code;
        };
    }

    public static List<Figure> counts() {
        return Arrays.stream(values()).filter(figure -> !figure.isTimed).toList();
    }

    static List<Figure> times() {
        return Arrays.stream(values()).filter(figure -> figure.isTimed).toList();
    }
}
