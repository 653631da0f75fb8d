package school.safeguarding.record;

/**
 * The kinds of entries that a concern's record is read by. An entry of a form has the form's id; none of them is ever changed, since
 * records hold them.
 */
public final class EntryKind {

    // Of forms.
    public static final String REPORT = "report";
    public static final String ADD_TO_RECORD = "add-to-record";
    public static final String OPEN_AGAIN = "open-again";
    public static final String STILL_WORRIED = "still-worried";
    public static final String SAY_WHETHER_WORRIED = "say-whether-worried";
    public static final String ANSWER_WORRY = "answer-worry";
    public static final String REVIEW = "review";
    public static final String DECIDE_RESPONSE = "decide-response";
    public static final String COUNTERSIGN_RESPONSE = "countersign-response";
    public static final String REVIEW_OUTCOME = "review-outcome";
    public static final String RECORD_AND_CLOSE = "record-and-close";
    public static final String COUNTERSIGN_CLOSE = "countersign-close";
    public static final String CONFIRM_CORRECTION = "confirm-correction";
    public static final String LEGAL_HOLD = "legal-hold";
    public static final String MAKE_REFERRAL = "make-referral";
    public static final String WRITTEN_CONFIRMATION = "written-confirmation";
    public static final String RECORD_ACKNOWLEDGEMENT = "record-acknowledgement";
    public static final String DISAGREE = "disagree";
    public static final String RECORD_WHAT_BECAME_OF_IT = "record-what-became-of-it";
    public static final String PASS_ON_WHAT_IS_NEW = "pass-on-what-is-new";
    public static final String PROTECT_CHILDREN = "protect-children";
    public static final String PLAN_EARLY_HELP = "plan-early-help";
    public static final String REVIEW_EARLY_HELP = "review-early-help";
    public static final String DECIDE_PARENT_CONTACT = "decide-parent-contact";
    public static final String SEEK_ADVICE = "seek-advice";
    public static final String RECORD_CONTACT = "record-contact";
    public static final String RECORD_MEETING = "record-meeting";
    public static final String CONFIRM_EMERGENCY_SERVICES = "confirm-emergency-services";
    public static final String TELL_BY_VOICE = "tell-by-voice";
    public static final String RECORD_WHO_COLLECTED = "record-who-collected";
    public static final String TELL_ANOTHER_WAY = "tell-another-way";
    public static final String ACT_ON_OVERDUE_STEP = "act-on-overdue-step";
    public static final String HAND_OVER = "hand-over";
    public static final String APPOINT_HANDLER = "appoint-handler";

    // Of what the procedure does by itself, or of a page.
    public static final String ATTACHMENT = "attachment";
    public static final String PAPER_ORIGINAL = "paper-original";
    public static final String BODY_MAP = "body-map";
    public static final String FURTHER_REPORT = "further-report";
    public static final String ABOUT_WHOM_ELSEWHERE = "about-whom-elsewhere";
    public static final String LINKED_CHILD = "linked-child";
    public static final String NEW_INFORMATION = "new-information";
    public static final String RISK_PROPOSED = "risk-proposed";
    public static final String DECIDED_UNDER = "decided-under";
    public static final String SHOW_ON_PAPER = "show-on-paper";
    public static final String REFERRAL_OPENED = "referral-opened";
    public static final String CONTACT_OPENED = "contact-opened";
    public static final String CONTACT_ASKED_AGAIN = "contact-asked-again";
    public static final String CONTACT_HOLD = "contact-hold";
    public static final String NOTICE = "notice";
    public static final String OVERDUE = "overdue";
    public static final String HANDLER = "handler";
    public static final String STEPPED_OUT = "stepped-out";
    public static final String RECORD_OPENED = "record-opened";
    public static final String REPORTER_NOT_TOLD = "reporter-not-told";
    public static final String CONTENT_ASSUMED = "content-assumed";

    private static final String OF_ADULT = CONTACT_HOLD + "-adult-";

    private EntryKind() {}

    /** Of one adult at home alone. */
    public static String contactHold(int adult) {
        return OF_ADULT + adult;
    }

    public static boolean isContactHold(String kind) {
        return kind.equals(CONTACT_HOLD) || kind.startsWith(OF_ADULT);
    }
}
