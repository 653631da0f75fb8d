package school.safeguarding.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import school.safeguarding.reference.Reference;

/**
 * Every process variable that may exist. The engine holds what it needs to choose the next step: ids, enums by name,
 * yes or no, numbers and dates. What a person wrote or a child said is never one of them.
 */
public enum RoutingFact {
    /** The concern's, where people only practise too. */
    reference(RoutingFact::isReference),
    /** Whose narrative a form may read: its stored text is the reference only. */
    record(value -> true),

    // Report: who may not be asked, by `handler.dmn`, which is asked in the same transaction.
    isAboutStaff(flag(), Kept.NOWHERE),
    isHeadPossible(flag(), Kept.NOWHERE),
    isAboutCpo(flag(), Kept.NOWHERE),
    isAboutHead(flag(), Kept.NOWHERE),
    isAboutChair(flag(), Kept.NOWHERE),
    isAboutGovernor(flag(), Kept.NOWHERE),
    isAboutUsualHandler(flag(), Kept.NOWHERE),
    /** The role that works the concern: {@code cpo}, {@code head}, {@code chair}, {@code deputy-chair} or {@code nobody}. */
    handlerRole(text("cpo|head|chair|deputy-chair|nobody")),
    isStaffConcern(flag()),
    /** Another child is whom the worry is about, or this is that child's own concern. */
    isBetweenChildren(flag()),
    isImmediateDanger(flag()),
    /** The field for the child's name may hold the names of several. The names are the record's. */
    isSeveralPossible(flag()),

    // Review: the aggregates that `risk-level.dmn` reads, see school.safeguarding.risk.
    isDisclosed(flag()),
    isWitnessed(flag()),
    isImaged(flag()),
    isShownPictures(flag()),
    isPhysicalSign(flag()),
    isHarmIndicated(flag()),
    isUnderThirteen(flag()),
    isSend(flag()),
    isMoodWithCommunicationNeed(flag()),
    /** Current significant indicators: 0, 1 or 2, where 2 means two or more. */
    currentSignificant(number(0, 2)),
    /** The score's band: {@code 0-5}, {@code 6-10}, {@code 11-15} or {@code 16+}. */
    scoreBand(text("0-5|6-10|11-15|16\\+")),
    isSpecificIndicated(flag()),
    generalSigns(text("none|some|supported")),
    isExplained(flag()),
    picturesAlone(text("none|once|repeated")),
    isMuchUnknown(flag()),
    proposedLevel(text("LOW|MEDIUM|HIGH|IMMEDIATE")),
    /** The review runs beside the work, which its submit takes back to the decision. */
    isBeingWorked(flag()),

    // Decision.
    decidedLevel(text("LOW|MEDIUM|HIGH|IMMEDIATE")),
    response(text("refer|early-help|monitor|no-further-action")),
    /** Below the proposal, or no further action: a second person countersigns. Also for some changes of an account, and a school year that was typed. */
    isSecondPersonNeeded(flag()),
    isCountersigned(flag()),
    monitorOn(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    openReferrals(number(0, 1000)),
    /** 1 while help that a family agreed to goes on, so that nobody is asked yet what came of it. */
    openEarlyHelp(number(0, 1)),
    isFurtherAgency(flag()),
    /** The agency that the handler added, on the concern's own process. */
    agencyToAdd(text("police|social-care|school-nursing|lado")),
    isNewInformation(flag()),
    /** What is new may tell of harm or danger that the police or social care have not been told of. */
    isHarmPossible(flag()),
    outcome(text("close|decide-again")),

    // Parent contact.
    /** Which adult with parental responsibility an instance is about, counted from 1. */
    adult(number(1, 100)),
    openContacts(number(0, 100)),
    /** The review again found something new of harm: whoever was settled is decided on again with the decision that follows. */
    isHomeAskedAgain(flag()),
    isContactSettled(flag()),
    isLadoPending(flag()),
    isAskedToHold(flag()),
    isHouseholdInvolved(flag()),
    isReasonToHold(flag()),
    isHeld(flag()),
    contactDecision(text("tell-now|defer|seek-advice|not-by-school|cannot-be-reached|not-told-on-advice")),
    askAgainAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    isReached(flag()),
    isMeetingPlanned(flag()),

    // One referral.
    agency(text("police|social-care|school-nursing|lado")),
    isTelephoned(flag()),
    agencyAnswer(text("agree|disagree|none")),
    isSettled(flag()),
    isSilentThroughout(flag()),
    isEarlyHelpOver(flag()),
    /** After it was accepted. */
    workOfAgency(text("goes-on|not-accepted|ended")),
    /** The agency is one that protects, and what is new is words of the child or harm: not telling it is no choice. */
    isPassingOnDemanded(flag()),

    // One notice.
    noticeId(text("[0-9a-f-]{36}")),
    isDelivered(flag()),

    // Deadlines: what `deadlines.dmn` reads beside the agency.
    step(text("(userTask|subProcess)_\\w+|alertSeen|reassessConcern(HarmPossible)?|policyReview|newStaffBriefing")),
    /** The clock of a review that is made again, beside the step that both reviews are. Not there at the first. */
    reviewClock(text("reassessConcern(HarmPossible)?")),
    level(text("LOW|MEDIUM|HIGH|IMMEDIATE")),
    isOutsideHours(flag()),
    isUnsafe(flag()),
    isDeferredOften(flag()),
    stage(number(0, 1000)),
    /** On a step: its due time was counted with days that the school calendar does not know. */
    isDueAssumed(flag()),

    // One overdue step.
    overdueId(text("[0-9a-f-]{36}")),
    /** What making the next person responsible came to. */
    escalation(text("offered|to-act|done")),
    nextLevelAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),

    // The reporter's answer.
    toldOf(text("reviewed|closed")),
    isStillWorried(flag()),
    /** The concern is hidden from the reporter, whom nobody answers. */
    isFromExcluded(flag()),

    // The change of an account.
    accountChangeId(text("[0-9a-f-]{36}")),
    needsAgreement(flag()),
    isAgreed(flag()),
    /** Whoever was asked to agree has not acted on it. */
    isNextAsked(flag()),
    /** Neither chair nor deputy chair could agree: in force only at that time. */
    isHeldBack(flag()),
    inForceAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    isApplied(flag()),

    // Something that was put right and waits for a second person.
    correctionId(text("[0-9a-f-]{36}")),
    isAgencyTold(flag()),
    /** Who was told of the wrong child: an agency, one adult at home, those told by voice, or whoever else was rung. */
    toldParty(text("police|social-care|school-nursing|lado|staff|emergency|front-door|early-help|adult-\\d{1,3}")),

    // The file of a child who leaves.
    isFileSent(flag()),
    isReceiptObtained(flag()),

    // Two reports of one incident.
    /** The reference of the report that is joined to the one that an instance is about. */
    joinedReference(RoutingFact::isReference),
    /** When the review of that report was due, which nothing makes later. */
    reviewDueAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),

    // A low-level concern, and the second reading of a list of them.
    /** Its own reference, such as {@code LLC-2026-4827}. */
    lowLevelReference(text("LLC-\\d{4}-\\d{4,}")),
    lowLevelReadingId(text("[0-9a-f-]{36}")),
    mayMeetThreshold(flag()),
    isFurtherEntry(flag()),
    isReportedInstead(flag()),

    // Who has family here: that somebody is asked, and what a second person is to say.
    familyQuestionId(text("[0-9a-f-]{36}")),
    familyLinkId(text("[0-9a-f-]{36}")),

    // A school day that is changed at short notice.
    nearDayChangeId(text("[0-9a-f-]{36}")),

    // A decision table that somebody proposed.
    tableChangeId(text("[0-9a-f-]{36}")),
    /** The chair is asked, and says what the LADO contact said. */
    isChairAsked(flag()),

    // The policy's review.
    policyReviewId(text("[0-9a-f-]{36}")),
    /** When the whole of it is due, whichever step it is at. */
    policyDueAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    isTextFinal(flag()),
    isPolicyAccepted(flag()),

    // Who has read the policy, and who is trained.
    briefingId(text("[0-9a-f-]{36}")),
    briefingDueAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    trainingId(text("[0-9a-f-]{36}")),
    trainingDueAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),

    // Cover.
    absentFrom(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    absentUntil(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")),
    handOverId(text("[0-9a-f-]{36}")),
    nextLookAt(text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*"));

    private static final Map<String, RoutingFact> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(RoutingFact::name, Function.identity()));

    private final Predicate<Object> rule;
    private final Kept kept;

    RoutingFact(Predicate<Object> rule) {
        this(rule, Kept.BY_THE_ENGINE);
    }

    RoutingFact(Predicate<Object> rule, Kept kept) {
        this.rule = rule;
        this.kept = kept;
    }

    private enum Kept {
        BY_THE_ENGINE,
        /** Read by nothing but the transaction that gives it. */
        NOWHERE
    }

    public static boolean isOnTheList(String name) {
        return BY_NAME.containsKey(name);
    }

    static boolean isKept(String name) {
        return valueOf(name).kept == Kept.BY_THE_ENGINE;
    }

    /** @throws IllegalArgumentException naming a variable that is on the list, never its value or what else was sent */
    public static void check(String name, Object value) {
        RoutingFact fact = BY_NAME.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("The engine may not hold a variable of this name");
        }
        if (!fact.rule.test(value)) {
            throw new IllegalArgumentException("The engine may not hold this value as " + name);
        }
    }

    /** Whether a business key is a concern's reference; other processes have keys of their own. */
    public static boolean isReference(@Nullable String key) {
        return Reference.in(key).isPresent();
    }

    /** What these facts hold of it, where it is a text. */
    public Optional<String> in(Map<String, ?> facts) {
        return Optional.ofNullable((String) facts.get(name()));
    }

    /** @throws IllegalStateException naming it, where these facts hold nothing of it */
    public String of(Map<String, ?> facts) {
        return in(facts).orElseThrow(() -> new IllegalStateException("Nothing is known of " + name()));
    }

    /** What an instance holds of it, where it is a text. */
    public Optional<String> in(VariableScope instance) {
        return Optional.ofNullable((String) instance.getVariable(name()));
    }

    /** @throws IllegalStateException naming it, where an instance holds nothing of it */
    public String of(VariableScope instance) {
        return in(instance).orElseThrow(() -> new IllegalStateException("Nothing is known of " + name()));
    }

    public boolean isTrue(VariableScope instance) {
        return Boolean.TRUE.equals(instance.getVariable(name()));
    }

    public void set(VariableScope instance, Object value) {
        instance.setVariable(name(), value);
    }

    /** Whether these facts hold this value of it. */
    public boolean is(Object value, Map<String, ?> facts) {
        return value.equals(facts.get(name()));
    }

    /** Whether these facts hold that it is so; nothing of it is no. */
    public boolean isTrue(Map<String, ?> facts) {
        return is(true, facts);
    }

    private static Predicate<Object> flag() {
        return Boolean.class::isInstance;
    }

    private static Predicate<Object> number(int from, int to) {
        return value -> value instanceof Integer number && number >= from && number <= to;
    }

    private static boolean isReference(Object value) {
        return value instanceof String text && Reference.in(text).isPresent();
    }

    private static Predicate<Object> text(String pattern) {
        Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
        return value -> value instanceof String text && matches.test(text);
    }
}
