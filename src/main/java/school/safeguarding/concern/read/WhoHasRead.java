package school.safeguarding.concern.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/** What a record's reader learns of everybody who has read it, or has asked to and was refused. */
@Component
class WhoHasRead {

    /** What a trace says of whoever was told a number alone. */
    private static final String COUNTED = "counted";

    private final Trail trail;

    WhoHasRead(Trail trail) {
        this.trail = trail;
    }

    /** @param detail of what was printed, how often more it was, or whether it was only counted, alone */
    private record Way(AccountId account, Kind kind, String detail) {}

    /** @param names the name of an account */
    List<Map<String, Object>> of(Reference reference, Function<AccountId, String> names) {
        Map<Way, List<Instant>> times = new LinkedHashMap<>();
        for (Left left : trail.about(reference)) {
            Trace trace = left.trace();
            times.computeIfAbsent(new Way(trace.by(), trace.kind(), detail(trace)), way -> new ArrayList<>())
                    .add(left.at());
        }
        return times.entrySet().stream()
                .map(one -> Map.<String, Object>of(
                        "who", names.apply(one.getKey().account()),
                        "what", inWords(one.getKey()),
                        "when", inWords(one.getValue())))
                .toList();
    }

    private static String detail(Trace trace) {
        return switch (trace.kind()) {
            case PRINTED, MORE_OF_AN_HOUR, REPLAYED -> trace.detail().orElse("");
            default -> "";
        };
    }

    private static String inWords(Way way) {
        return switch (way.kind()) {
            case PRINTED -> printed(way.detail());
            case READ_AS_HANDLER -> "read it, handling the concern";
            case READ_FOR_STEP -> "read it for a step";
            case READ_TO_COUNTERSIGN -> "read it to countersign";
            case READ_AS_IT_WAS -> "read it as it stood at an earlier time";
            case READ_REFUSED, STEP_REFUSED -> "asked for it and was refused";
            case MORE_OF_AN_HOUR ->
                "asked for it again within the hour and was refused, number of times: "
                        + way.detail().split(" ")[0];
            case CHILD_FILE_READ -> "read the child’s file, in which it stands";
            case REPLAYED ->
                way.detail().equals(COUNTED)
                        ? "counted it, without reading it, for what a proposed table would change"
                        : "tried another table, or other weights of signs, on it";
            case ATTACHED -> "attached a document";
            case TAKEN_OVER -> "took a late step over, or gave it to somebody";
            case ENTRY,
                    CONCERN_STANDS,
                    STEP_OFFERED,
                    CONCERNS_LISTED,
                    CHILDREN_SOUGHT,
                    LOW_LEVEL_READ,
                    LOW_LEVEL_REMOVED,
                    LOW_LEVEL_DELETED,
                    FAMILY_SAID,
                    POLICY_PUBLISHED,
                    SIGNED_IN,
                    SIGN_IN_REFUSED,
                    CODE_REFUSED,
                    PASSWORD_CHANGED,
                    SECOND_FACTOR_CHANGED,
                    RIGHTS_CHANGED,
                    DAY_BEGUN,
                    REGISTER_CHANGED,
                    PUPILS_FORGOTTEN,
                    RECORD_DELETED,
                    SCHOOL_YEAR_ADDED,
                    SCHOOL_YEAR_REFUSED,
                    NEAR_DAY_CHANGED,
                    NEAR_DAY_REFUSED,
                    TABLE_PROPOSED,
                    TABLE_ADOPTED,
                    TABLE_REFUSED,
                    FIGURES_FROZEN,
                    NAMES_LOOKED_UP,
                    OTHER -> "did something else with it";
        };
    }

    private static String printed(String detail) {
        List<String> shown = Arrays.stream(detail.split(" "))
                .flatMap(code -> LeftOut.withCode(code).stream())
                .map(LeftOut::inWords)
                .toList();
        return (detail.startsWith("file") ? "printed it with the child’s file" : "printed it")
                + (shown.isEmpty() ? "" : ", showing " + String.join(", ", shown));
    }

    private static String inWords(List<Instant> times) {
        String last = BritishDates.inFull(times.get(times.size() - 1));
        return times.size() == 1 ? last : times.size() + " times, last on " + last;
    }
}
