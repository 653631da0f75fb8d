package school.safeguarding.record.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/** Answers that many forms ask for and that belong together for whoever reads, by the keys of their fields. */
enum Facts {
    ABOUT_WHOM(
            "personOfConcern",
            "personOfConcernNow",
            "aboutWhom",
            "aboutWhomAdded",
            "aboutWhomTaken",
            "couldBeHead",
            "personInHousehold",
            "personIsChild",
            "otherChildName",
            "adultRole",
            "adultAccess",
            "adultOtherWork",
            "adultKnows"),
    HOME(
            "childAddress",
            "childAdults",
            "recipient",
            "othersWithResponsibility",
            "otherAdult1",
            "otherAdult2",
            "otherAdult3",
            "childLanguage",
            "childEthnicity",
            "childNeeds",
            "isSend",
            "hasCommunicationNeed"),
    SIBLINGS("siblingsKnown", "siblingName", "childSiblings", "areSiblingsSafe", "siblingsConsidered"),
    PLANS(
            "plansAndOrders",
            "plansAndOrdersDetail",
            "mayCollect",
            "whoCollectsToday",
            "whoIsKeptAway",
            "safetyPlan",
            "otherFiles",
            "otherFilesWhere",
            "otherFilesReadOn"),
    ADVICE(
            "frontDoorSaid",
            "adviser",
            "advisedBy",
            "advice",
            "agencyAdvice",
            "newAdvice",
            "agencyDecision",
            "protectionAdvice",
            "protectionAdvisedBy",
            "ladoAdvisedBy",
            "correctionLadoAdvice",
            "outcomeBasis",
            "strategyDiscussionOn",
            "conferenceOn",
            "metOn",
            "present",
            "discussed",
            "actionPlan");

    private final Set<String> keys;

    Facts(String... keys) {
        this.keys = Set.of(keys);
    }

    /** One answer, with the entry that it stands in. */
    record Fact(int entry, String label, String answer) {}

    /** What was answered last to each question, in the order in which it was first asked. */
    List<Fact> latestIn(List<Entry> entries) {
        Map<String, Fact> latest = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Line line : entry.lines()) {
                if (keys.contains(line.key())) {
                    latest.put(line.key(), new Fact(entry.number(), line.label(), line.answer()));
                }
            }
        }
        return List.copyOf(latest.values());
    }

    /** Every entry that answers any of them, with only those answers. */
    List<Entry> allIn(List<Entry> entries) {
        List<Entry> all = new ArrayList<>();
        for (Entry entry : entries) {
            List<Line> lines = entry.lines().stream()
                    .filter(line -> keys.contains(line.key()))
                    .toList();
            if (!lines.isEmpty()) {
                all.add(new Entry(entry.number(), entry.at(), entry.by(), entry.step(), entry.kind(), lines));
            }
        }
        return all;
    }
}
