package school.safeguarding.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What made-up people answer in each form, so that a test says only what matters to it. */
public final class Answers {

    private static final String TODAY = "2026-11-24";

    /** Before whatever day a test has it. */
    private static final String LONG_AGO = "2026-01-12";

    /** They are written to outside the school. */
    private static final Set<String> GOVERNORS = Set.of("chair", "deputy-chair", "governors");

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Answers() {}

    public static Answers of(Object... keysAndValues) {
        return new Answers().with(keysAndValues);
    }

    public Answers with(Object... keysAndValues) {
        Answers more = new Answers();
        more.values.putAll(values);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] == null) {
                more.values.remove(keysAndValues[i]);
            } else {
                more.values.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return more.withHeadRuledOut();
    }

    /** Asked of whoever ticks staff, unless the head is passed over anyway. */
    private Answers withHeadRuledOut() {
        if (values.get("aboutWhom") instanceof List<?> about) {
            if (about.contains("staff") && !about.contains("head") && !about.contains("usual-handler")) {
                values.putIfAbsent("couldBeHead", "no");
            } else {
                values.remove("couldBeHead");
            }
        }
        return this;
    }

    public Map<String, Object> asMap() {
        return new HashMap<>(values);
    }

    public static Answers report() {
        return of(
                "childName", "Robin Madeup",
                "childDateOfBirth", "2021-05-04",
                "childClass", "Reception",
                "observedOn", TODAY,
                "observedWhere", "Cloakroom",
                "whatHappened", "Robin hid when the bell rang.",
                "childWords", "I do not want to go.",
                "aboutWhom", List.of("stranger"),
                "whoElseKnows", "Nobody",
                "toldInPerson", "Nobody yet",
                "immediateDanger", "no");
    }

    /** The same report about another child too, whose words are other words. */
    public Answers andAbout(int number, String child, String words) {
        return with(
                "otherChildrenConcerned",
                "yes",
                "furtherChild" + number + "Name",
                child,
                "furtherChild" + number + "Words",
                words);
    }

    /** Every indicator "no". */
    public static Answers review() {
        Answers review = of(
                "child", "another",
                "childConfirmedName", "Robin Madeup",
                "childConfirmedDateOfBirth", "2021-05-04",
                "childConfirmedClass", "Reception",
                "isSend", "no",
                "childsWordsKind", "unprompted",
                "childsWordsText", "I do not want to go.",
                "childsWordsQuestion", "Tell me what happened.",
                "childsWordsOn", LONG_AGO,
                "childsWordsWhere", "Cloakroom",
                "childsWordsPresent", "Nobody else",
                "childsWordsManner", "Whispering",
                "otherFiles", "none",
                "plansAndOrders", List.of("none"),
                "ordinaryExplanation", "no",
                "personInHousehold", "no");
        for (JsonNode indicator : indicators()) {
            review = review.with("indicator_" + indicator.get("id").asText(), "no");
        }
        return review;
    }

    private static JsonNode indicators() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("src/main/resources/risk/indicators.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answers decision() {
        return of(
                "decidedLevel", "HIGH",
                "responseReason", "The report gives cause for it.",
                "isSafeUntilTomorrow", "yes",
                "whoCollectsToday", "Aunt",
                "whoIsKeptAway", "nobody",
                "areSiblingsSafe", "none");
    }

    public static Answers toldByVoice() {
        return of(
                "instruction", "Only Aunt may collect. Fetch the CPO if anybody else comes.",
                "toldTeacher", "Tess Madeup",
                "toldTeacherAt", "14:00",
                "toldOffice", "Olive Madeup",
                "toldOfficeAt", "14:02",
                "toldGate", "Gus Madeup",
                "toldGateAt", "14:05");
    }

    public static Answers collected() {
        return of("collectedBy", "Aunt", "collectedOn", TODAY, "collectedAt", "15:15");
    }

    public static Answers refer(String... agencies) {
        return decision().with("response", "refer", "agencies", List.of(agencies));
    }

    public static Answers earlyHelp() {
        return decision()
                .with(
                        "decidedLevel", "MEDIUM",
                        "response", "early-help",
                        "parentAgreement", "yes",
                        "parentAgreementDetail", "Mother agreed by telephone.");
    }

    public static Answers monitor(String until) {
        return decision().with("decidedLevel", "LOW", "response", "monitor", "monitorOn", until);
    }

    public static Answers noFurtherAction() {
        return decision()
                .with("decidedLevel", "LOW", "levelReason", "An ordinary explanation was found.")
                .with("response", "no-further-action");
    }

    public static Answers agree() {
        return of("countersign", "agree", "countersignReason", "I have read it and agree.");
    }

    public static Answers refuse() {
        return of("countersign", "refuse", "countersignReason", "Please look again.");
    }

    public static Answers tellNow() {
        return ofMother().with("parentDecision", "tell-now", "parentDecisionReason", "No reason not to.");
    }

    public static Answers deferContact() {
        return ofMother()
                .with(
                        "parentDecision",
                        "defer",
                        "deferReasons",
                        List.of("more-risk"),
                        "parentDecisionReason",
                        "It may put the child at more risk.");
    }

    public static Answers seekAdvice() {
        return ofMother().with("parentDecision", "seek-advice", "parentDecisionReason", "To be safe.");
    }

    /** About the only adult with parental responsibility. */
    public static Answers ofMother() {
        return of("recipient", "Mother", "othersWithResponsibility", "none");
    }

    public static Answers reached() {
        return of(
                "contactMade", "reached",
                "contactedOn", TODAY,
                "contactHow", "telephone",
                "contactWith", "Mother",
                "whatWasSaid", "What was seen.",
                "meetingPlanned", "no");
    }

    public static Answers notReached() {
        return reached().with("contactMade", "not-reached", "meetingPlanned", null);
    }

    public static Answers meeting() {
        return of("metOn", TODAY, "present", "Mother, CPO", "discussed", "Bedtimes", "actionPlan", "none");
    }

    public static Answers advice(String adviser, String mayTell) {
        return of(
                "adviser", adviser,
                "advisedBy", "A. Adviser",
                "advisedOn", TODAY,
                "advice", "As follows.",
                "mayTell", mayTell);
    }

    public static Answers telephoned() {
        return of(
                "referralMade", "telephoned",
                "telephonedOn", TODAY,
                "telephonedAt", "08:50",
                "spokenTo", "Duty officer",
                "whatWasTold", "The whole report.",
                "askedToHoldContact", "no");
    }

    public static Answers notNeeded() {
        return of(
                "referralMade", "not-needed",
                "notNeededSaidBy", "nobody",
                "notNeededReason", "The decision no longer asks for it.");
    }

    public static Answers written() {
        return of("sentOn", TODAY, "sentHow", "secure-email", "sentTo", "Front door", "sentSummary", "As telephoned.");
    }

    public static Answers agencyAccepts() {
        return of(
                "agencyAnswer", "agree",
                "answeredOn", TODAY,
                "answeredBy", "Duty officer",
                "agencyDecision", "A visit tomorrow.",
                "isAnswerNews", "no",
                "askedToHoldContact", "unchanged");
    }

    public static Answers agencySilent() {
        return of(
                "agencyAnswer", "none",
                "answeredOn", TODAY,
                "answeredBy", "Duty officer",
                "chasedHow", "Telephoned again.",
                "isAnswerNews", "no",
                "askedToHoldContact", "unchanged");
    }

    public static Answers agencyDisputed() {
        return agencyAccepts().with("agencyAnswer", "disagree");
    }

    public static Answers atWork() {
        return of(
                "becameOfIt", "at-work",
                "heardOn", TODAY,
                "heardFrom", "Social worker",
                "becameText", "They visited.",
                "isAnswerNews", "no");
    }

    public static Answers agencySilentAgain() {
        return of(
                "becameOfIt", "silent",
                "heardOn", TODAY,
                "heardFrom", "Duty desk",
                "askedAgainHow", "Telephoned.");
    }

    public static Answers workEnded() {
        return atWork().with("becameOfIt", "ended", "becameText", "No further work is needed.");
    }

    public static Answers planned() {
        return atWork().with("becameOfIt", "planned", "schoolsPart", "The class teacher looks out for Robin.");
    }

    /** The LADO's work has ended with an outcome. */
    public static Answers allegationEnded() {
        return workEnded()
                .with(
                        "allegationOutcome", "unfounded",
                        "dbsConsidered", "not-needed",
                        "traConsidered", "not-needed",
                        "employerTold", "none",
                        "outcomeBasis", "As the LADO advised.");
    }

    public static Answers childrenProtected() {
        return of(
                "childrenKeptHow", "A second adult is in the room.",
                "protectionAdvice", "lado",
                "protectionAdvisedBy", "The LADO, today",
                "whoInSchoolKnows", "The headteacher");
    }

    public static Answers earlyHelpPlanned() {
        return of(
                "leadName", "Lee Madeup",
                "planText", "A breakfast club.",
                "planAgreed", "Mother, today.",
                "whatHelpersAreTold", "Robin would like company at breakfast.");
    }

    public static Answers earlyHelpReviewed(String now) {
        return of(
                "earlyHelpNow",
                now,
                "lookedOn",
                TODAY,
                "lookedWith",
                "Mother, Lee Madeup",
                "earlyHelpText",
                "Robin sleeps better.");
    }

    public static Answers newPassedOn() {
        return of(
                "newToldOn", TODAY,
                "newToldAt", "08:50",
                "newToldTo", "Duty officer",
                "whatIsNew", "What Robin said.",
                "askedToHoldContact", "unchanged");
    }

    public static Answers newNotNeeded() {
        return of("newPassedOn", "not-needed", "notPassedOnReason", "It has nothing to do with them.");
    }

    public static Answers disagreement(String outcome) {
        return of(
                "raisedWith", "Team manager",
                "raisedOn", TODAY,
                "disagreementStage", "2",
                "disagreementSaid", "We do not accept it.",
                "disagreementOutcome", outcome,
                "outcomeText", "As agreed.");
    }

    public static Answers silentThroughout() {
        return disagreement("silent").with("silentReason", "Asked at each stage. Robin is seen every day.");
    }

    public static Answers outcome(String outcome) {
        return of("outcomeSummary", "Looked at.", "isChildSafeNow", "yes", "outcome", outcome);
    }

    public static Answers close() {
        return of(
                "reporterTold", "in-person",
                "reporterToldOn", TODAY,
                "siblingsConsidered", "none",
                "actionsState", "none-agreed",
                "childGone", "here",
                "closeSummary", "Nothing more to do.");
    }

    public static Answers addition(String kind) {
        Answers addition = of("additionKind", kind, "additionText", "Something to add.");
        Answers more = kind.equals("new-information") ? addition.with("harmPossible", "no") : addition;
        return Set.of("conversation", "call", "meeting", "letter", "correction", "new-information")
                        .contains(kind)
                ? more.with("additionIs", "fact")
                : more;
    }

    public static Answers emergencyCalled() {
        return of(
                "emergencyCalled", "yes",
                "calledOn", TODAY,
                "calledAt", "08:52",
                "calledBy", "CPO",
                "emergencyOutcome", "Officers on their way.");
    }

    public static Answers emergencyNotNeeded() {
        return of(
                "emergencyCalled", "not-needed",
                "notNeededReason", "The child sits beside me.",
                "emergencyOutcome", "With the class teacher.");
    }

    public static Answers toldAnotherWay() {
        return of("toldOn", TODAY, "toldHow", "in-person", "toldWhom", "The colleague");
    }

    public static Answers chase() {
        return of("action", "chase", "actionReason", "I rang them.");
    }

    public static Answers giveTo(String account) {
        return of("action", "give", "giveTo", account, "actionReason", "They are in school.");
    }

    public static Answers takeOver() {
        return of("action", "take-over", "actionReason", "Nobody else is here.");
    }

    public static Answers extend(String day, String time) {
        return of(
                "action",
                "extend",
                "extendUntilOn",
                day,
                "extendUntilAt",
                time,
                "actionReason",
                "They wait for a call back.");
    }

    public static Answers absent(String from, String until) {
        return of("awayOrBack", "away", "absentFrom", from, "absentUntil", until);
    }

    public static Answers thereAfterAll(String from, String until) {
        return of("awayOrBack", "back", "absentFrom", from, "absentUntil", until);
    }

    public static Answers handOver(String account) {
        return of("handOverTo", account, "handOverNote", "Spoken about.");
    }

    public static Answers content() {
        return of("contentOrWorried", "content");
    }

    public static Answers worried() {
        return of("contentOrWorried", "worried", "worryReason", "Nothing seems to change.", "harmPossible", "no");
    }

    public static Answers stillWorried(String reference) {
        return of(
                "concernReference", reference,
                "addedOrWorried", "worried",
                "worryReason", "It happened again.",
                "harmPossible", "no");
    }

    /** What a reporter remembers later. */
    public static Answers added(String reference) {
        return stillWorried(reference).with("addedOrWorried", "added");
    }

    public static Answers worryAnswered() {
        return of("answeredReporterOn", TODAY, "worryAnswer", "We have spoken.", "lookAgain", "no");
    }

    /** @param harmPossible {@code yes}, {@code unknown} or {@code no} */
    public static Answers worryShared(String harmPossible) {
        return worryAnswered().with("lookAgain", "yes", "harmPossible", harmPossible);
    }

    public static Answers openAgain(String reference) {
        return of(
                "concernReference", reference,
                "openAgainReason", "It happened again.",
                "harmPossible", "no");
    }

    public static Answers legalHold(String reference) {
        return of(
                "concernReference", reference,
                "legalHold", "put-on",
                "legalHoldFor", "police-or-court",
                "legalHoldReason", "PC Morgan Pretend rang: it may go to court.");
    }

    public static Answers liftHold(String reference) {
        return of(
                "concernReference",
                reference,
                "legalHold",
                "lift",
                "legalHoldReason",
                "The court has closed the case.");
    }

    public static Answers deleteRecord(String reference) {
        return of(
                "concernReference",
                reference,
                "legalHold",
                "delete",
                "legalHoldReason",
                "I have read it. Nobody has a use for it.");
    }

    /** @param codes whom it is about as well */
    public static Answers alsoAbout(String... codes) {
        return addition("about-whom").with("aboutWhomAdded", List.of(codes));
    }

    /** @param codes whom it is not about */
    public static Answers notAbout(String... codes) {
        return addition("about-whom").with("aboutWhomTaken", List.of(codes));
    }

    /** @param rightChild as the form's select has it: an id, {@code another} or {@code not-known} */
    public static Answers wrongChild(String rightChild) {
        Answers wrong = addition("wrong-child").with("childSoFar", "wrong", "rightChild", rightChild);
        return rightChild.equals("not-known") ? wrong : wrong.with("isSameHome", "no");
    }

    /** Both are concerned. */
    public static Answers concernedToo(String otherChild) {
        return addition("wrong-child")
                .with("childSoFar", "concerned-too", "rightChild", otherChild)
                .with("saidAboutRightChild", "She cried too.");
    }

    public static Answers toldSo() {
        return of(
                "correctedOn", TODAY,
                "correctedAt", "08:50",
                "correctedWith", "Whoever was told",
                "whatWasCorrected", "It was the wrong child.");
    }

    /** @param reference of the other report */
    public static Answers sameIncident(String reference) {
        return addition("same-incident").with("sameIncidentReference", reference, "harmPossible", "unknown");
    }

    /** @param reference of the report that was joined */
    public static Answers separate(String reference) {
        return addition("separate").with("separateReference", reference);
    }

    public static Answers childMoves() {
        return addition("child-moves").with("additionText", "Starts at Elsewhere School after the holidays.");
    }

    public static Answers fileSent() {
        return of("fileSending", "sent", "nextSchool", "Elsewhere School, Madeup Town")
                .with("nextOfficer", "Dana Madeup", "toldInAdvance", "told")
                .with("toldInAdvanceDetail", "By telephone this morning: who may collect.")
                .with("fileSentHow", "by-hand", "fileSentOn", TODAY);
    }

    public static Answers fileStays() {
        return of("fileSending", "stays", "fileStaysReason", "The mother says that they have not moved.");
    }

    public static Answers noNextSchool() {
        return of("fileSending", "none", "noNextSchoolReason", "Taught at home from Monday, the local authority says.");
    }

    public static Answers receiptChased() {
        return of("fileReceipt", "chased", "receiptAskedOf", "Dana Madeup", "receiptAnswer", "They will look for it.");
    }

    public static Answers receiptOfFile() {
        return of("fileReceipt", "received", "receiptBy", "Dana Madeup", "receiptOfFileOn", TODAY);
    }

    public static Answers childMoved() {
        return addition("child-gone")
                .with("childGoneHow", "moved", "childGoneHandedTo", "Dana Madeup, Elsewhere School")
                .with("childGoneReceiptOn", TODAY, "additionText", "Nothing is heard of them here any more.");
    }

    public static Answers confirmCorrection() {
        return of("correctionAnswer", "confirm", "correctionReason", "I asked both.");
    }

    public static Answers refuseCorrection() {
        return of("correctionAnswer", "refuse", "correctionReason", "I asked both, and it is not so.");
    }

    /** @param meetsThreshold {@code no}, {@code yes} or {@code unknown} */
    public static Answers lowLevel(String adult, String meetsThreshold) {
        return of(
                "lowLevelAbout", "somebody-else",
                "adultName", adult,
                "lowLevelOn", TODAY,
                "lowLevelWhat", "Carried a girl in Year 1 on his shoulders, alone with her.",
                "meetsThreshold", meetsThreshold,
                "thresholdReason", "A warning should do.",
                "ladoAsked", "no");
    }

    public static Answers lowLevelAboutHead() {
        return lowLevel("", "no").with("lowLevelAbout", "head", "adultName", null);
    }

    public static Answers lowLevelAboutMyself() {
        return lowLevel("", "no").with("lowLevelAbout", "myself", "adultName", null);
    }

    public static Answers reportedInstead(String reference) {
        return of("reportedInstead", "reported", "reportedReference", reference);
    }

    public static Answers notReportedInstead() {
        return of("reportedInstead", "not-reported", "notReportedReason", "I rang the LADO.");
    }

    public static Answers askedLado(String outcome) {
        return of(
                "ladoAskedOn",
                TODAY,
                "ladoSpokenTo",
                "A. Adviser",
                "ladoSaid",
                "Speak with them.",
                "patternOutcome",
                outcome);
    }

    /** @param reason {@code mistake}, {@code false} or {@code left} */
    public static Answers removal(String reference, String reason) {
        return of(
                "removedReference", reference,
                "removalReason", reason,
                "removalDetail", "I asked both. It was somebody else.");
    }

    public static Answers agreeToRemoval() {
        return of("removalAnswer", "agree", "removalAnswerReason", "I asked them again.");
    }

    public static Answers refuseRemoval() {
        return of("removalAnswer", "refuse", "removalAnswerReason", "Nobody can be sure.");
    }

    public static Answers readList() {
        return of("listFound", "something", "readingNote", "Two in the same corridor.");
    }

    /** That a child of this name is one's family. */
    public static Answers ofFamily(String child) {
        return of("familyAnswer", "some", "familyChild1", child);
    }

    public static Answers noFamily() {
        return of("familyAnswer", "none");
    }

    public static Answers noLongerFamily(String child) {
        return of("familyAnswer", "no-longer", "familyNoLonger", child);
    }

    /** @param answer {@code family} or {@code not-family} */
    public static Answers confirmFamily(String answer) {
        return of("familyLinkAnswer", answer, "familyLinkReason", "I have known them for years.");
    }

    /** One half term, which comes after the calendar's last. */
    public static Answers schoolYear() {
        return schoolYear(
                        List.of("2027-09-06", "2027-11-01", "2028-01-04", "2028-02-21", "2028-04-18", "2028-06-05"),
                        List.of("2027-10-22", "2027-12-17", "2028-02-11", "2028-03-31", "2028-05-26", "2028-07-21"))
                .with("inset1", "2027-09-06");
    }

    /** @param from first days of its half terms; @param to the last ones */
    public static Answers schoolYear(List<String> from, List<String> to) {
        Answers year = of("schoolYearFrom", "below");
        for (int i = 0; i < from.size(); i++) {
            year = year.with("term" + (i + 1) + "From", from.get(i), "term" + (i + 1) + "To", to.get(i));
        }
        return year;
    }

    /** @param answer {@code confirm} or {@code refuse} */
    public static Answers confirmSchoolYear(String answer) {
        return of("schoolYearAnswer", answer, "schoolYearAnswerReason", "The council’s page of term dates.");
    }

    public static Answers closeNearDay(String day) {
        return of("nearDay", day, "nearDayChange", "closed", "nearDayReason", "Heavy snow.");
    }

    public static Answers openNearDay(String day, String opens, String home) {
        return of(
                "nearDay",
                day,
                "nearDayChange",
                "open",
                "nearDayOpens",
                opens,
                "nearDayHome",
                home,
                "nearDayReason",
                "The heating is out in the afternoon.");
    }

    public static Answers confirmNearDay(String answer) {
        return of("nearDayAnswer", answer, "nearDayAnswerReason", "The school’s message to parents.");
    }

    /** @param answer {@code agree} or {@code refuse} */
    public static Answers agreeToTable(String answer) {
        return of("tableAnswer", answer, "tableAnswerReason", "It is what we do already.");
    }

    /** The chair agrees to who handles a concern. */
    public static Answers agreeToHandlers(String ladoContact) {
        return agreeToTable("agree")
                .with(
                        "ladoContactAnswer",
                        ladoContact,
                        "ladoContactName",
                        "Lou Example, LADO",
                        "ladoContactOn",
                        "2026-11-23",
                        "ladoContactWords",
                        "They see no reason against it.");
    }

    public static Answers letIn(String colleague) {
        return addition("about-whom").with("letInColleague", colleague);
    }

    /** With any step's own answers left out: none of them is asked of somebody who steps out. */
    public static Answers stepOut() {
        return of("stepOut", true, "stepOutReason", "I know the family.");
    }

    public static Answers appoint(String role) {
        return of("appointedRole", role, "advisedBy", "LADO", "appointedReason", "Named by the LADO.");
    }

    /** IT support asks for the change of an account that there is. */
    public static Answers accountChange(String kind, String account) {
        return of("changeKind", kind, "accountId", account, "changeReason", "They asked me in person.");
    }

    public static Answers newAccount(String account, String... roles) {
        return accountChange("create", account)
                .with(
                        "fullName",
                        "Nico Madeup",
                        "mailAddress",
                        account
                                + (List.of(roles).stream().anyMatch(GOVERNORS::contains)
                                        ? "@governors.example"
                                        : "@school.example"),
                        "teaches",
                        "Owls Madeup",
                        "accountRoles",
                        List.of(roles));
    }

    public static Answers accountRoles(String account, String... roles) {
        return accountChange("roles", account).with("accountRoles", List.of(roles));
    }

    public static Answers agreeToAccount() {
        return of("agreeToChange", "yes", "addressConfirmed", "yes", "agreeReason", "I have spoken with them.");
    }

    public static Answers refuseAccount() {
        return of("agreeToChange", "no", "agreeReason", "They know nothing of it.");
    }

    public static Answers policyGathered() {
        return of(
                "policySourcesRead", "The statutory guidance of this September.",
                "policyGathered", "Pictures that are made by a program.");
    }

    public static Answers policyRevised(String text) {
        return of(
                "policyText", text,
                "policyWhomToTell", "Ask at the office for the Child Protection Officer.",
                "policyChanges", "What is made by a program counts too, since there is more of it.");
    }

    /** @param stands whether the text stands as it is: {@code yes} or {@code no} */
    public static Answers policyConsulted(String stands) {
        return of(
                "policyConsultedHow", "At the staff meeting.",
                "policyStaffSaid", "That it is too long.",
                "policyTextStands", stands);
    }

    /** @param on the day of the meeting, in ISO 8601 */
    public static Answers policyAccepted(String on) {
        return of(
                "policyAcceptance", "accepted",
                "policyAcceptedOn", on,
                "policyMinuteNumber", "26/114",
                "policyAcceptedBy", "Chris Example, Hana Example.");
    }

    public static Answers policySentBack() {
        return of("policyAcceptance", "sent-back", "policySentBackWhy", "It says nothing about volunteers.");
    }

    public static Answers policyPublished() {
        return of("policyOnWebsite", "not-yet", "policyNotOnWebsiteWhy", "The office, this week.");
    }

    /** The next review is due a year after the governors accepted it. */
    public static Answers policyTold() {
        return of(
                "policyStaffTold", "The kitchen at their meeting.",
                "policyParentsTold", "With the letter of the week.");
    }

    /** @param letters what is chosen, question by question, such as {@code abc} */
    public static Answers policyRead(String letters) {
        return of(
                "briefingAnswer1", letters.substring(0, 1),
                "briefingAnswer2", letters.substring(1, 2),
                "briefingAnswer3", letters.substring(2, 3),
                "briefingRead", true);
    }

    public static Answers briefingSeenTo() {
        return of("briefingArranged", "They read it with me on Monday.");
    }

    /** @param kind {@code full} or {@code refresher}; @param on in ISO 8601 */
    public static Answers trained(String kind, String on) {
        return of(
                "trainingKind", kind,
                "trainedOn", on,
                "trainingBy", "The council’s own trainers",
                "trainingContent", "Two days on everything.",
                "trainingEvidence", "Certificate 4711, green folder");
    }

    /** @param on in ISO 8601 */
    public static Answers childrenTaught(String on) {
        return of(
                "awarenessKind", "safety-day",
                "awarenessOn", on,
                "awarenessYears", List.of("year-1", "year-2"),
                "awarenessContent", "Good and bad secrets.",
                "awarenessBy", "Tim Teacherly");
    }
}
