package school.safeguarding.notification.notice;

import java.util.Optional;
import school.safeguarding.notification.mail.GovernorMail;

/** What a notice says. Its text is in {@code templates/mail}, one file per kind. */
public enum NoticeKind {
    CONCERN_TO_HANDLE("concern-to-handle", "A concern waits for you"),
    REPORT_RECEIVED("report-received", "Your report was received"),
    REPORT_NOT_SENT("report-not-sent", "You have begun a report and not sent it"),
    REPORT_REVIEWED("report-reviewed", "Your report was reviewed"),
    REPORT_CLOSED("report-closed", "What you reported was closed"),
    RELATED_CONCERN("related-concern", "A related concern was reported"),
    NOBODY_LEFT("nobody-left", "A concern that nobody in the school may handle"),
    NOBODY_LEFT_REPORTER("nobody-left-reporter", "Your report was received: please ring"),
    FEWER_MAY_KNOW("fewer-may-know", "Fewer people in the school may know of a concern"),
    CORRECTION_REFUSED("correction-refused", "Not confirmed: what you put right"),
    DELETION_AGREED("deletion-agreed", "Tomorrow morning a record is deleted"),
    DELETION_NOT_CARRIED_OUT("deletion-not-carried-out", "Not deleted: a record that you agreed on"),
    STEP_WITHOUT_PERSON("step-without-person", "A step that nobody in the school may do"),
    STEP_TO_DO("step-to-do", "A step waits for you"),
    STEP_TO_DO_URGENT("step-to-do", "Urgent: a step waits for you"),
    STEP_REMINDER("step-reminder", "A step of yours is overdue"),
    STEP_OFFERED("step-offered", "You are now also responsible for a step"),
    STEP_TO_ACT_ON("step-to-act-on", "Overdue: please step in"),
    STEP_CHASED("step-chased", "You were asked for a step that waits"),
    STEP_GIVEN("step-given", "A step was given to you"),
    STEP_DONE("step-done", "A step that waited is done"),
    ACCOUNT_CHANGE_TO_AGREE("account-change-to-agree", "An account change needs your approval"),
    ACCOUNT_CHANGED("account-changed", "An account was changed"),
    ACCOUNT_CHANGE_REFUSED("account-change-refused", "A change of an account was refused"),
    ACCOUNT_CHANGE_HELD_BACK(
            "account-change-held-back", "Alarm: an account is to be changed without a chair’s approval"),
    STEP_OF_SCHOOL("step-of-school", "A step waits for you"),
    LOW_LEVEL_REMOVED("low-level-removed", "What you added to a list was taken out of it"),
    LOW_LEVEL_STAYS("low-level-stays", "Not agreed: what you asked to take out of a list"),
    NEAR_DAY_CHANGED("near-day-changed", "Confirmed: the change of a school day that you asked for"),
    NEAR_DAY_REFUSED("near-day-refused", "Not confirmed: the change of a school day that you asked for"),
    LOW_LEVEL_LEFT("low-level-left", "Once a month: please read the list that you keep"),
    FAMILY_QUESTION("family-question", "Once a year: who is your family at this school?"),
    SIGN_IN_CHANGED("sign-in-changed", "About how you sign in"),
    /** The same, to where its owner was reached before. */
    SIGN_IN_CHANGED_BEFORE("sign-in-changed", "About how you sign in"),
    STAFF_BRIEFING("staff-briefing", "Please read our policy and answer three questions"),
    SIGN_IN_LINK("sign-in-link", "Please choose your password"),
    DAILY_SUMMARY("daily-summary", "The day's summary"),
    HEAD_OF_DAY("head-of-day", "Please keep: today’s integrity code"),
    READING_SUMMARY("reading-summary", "How records were read last week");

    private final String template;
    private final String subject;

    NoticeKind(String template, String subject) {
        this.template = template;
        this.subject = subject;
    }

    public String template() {
        return template;
    }

    public String subject() {
        return subject;
    }

    /** Whether it tells somebody of a step that they are responsible for, so that it must not fail unseen. */
    public boolean makesResponsible() {
        return this == CONCERN_TO_HANDLE || isOfLateStep();
    }

    /** Whether it goes to whoever was given a late step, or asked for it, after others had been. */
    public boolean isToHolder() {
        return this == STEP_GIVEN || this == STEP_CHASED;
    }

    /**
     * Whether it may wait a moment for others to the same person, with which it is one mail. Steps that are urgent have a kind
     * of their own, or are marked so one by one.
     */
    boolean mayWaitForOthers() {
        return switch (this) {
            case STEP_TO_DO, STEP_REMINDER, STEP_OFFERED, STEP_TO_ACT_ON, STEP_DONE, STEP_OF_SCHOOL -> true;
            default -> false;
        };
    }

    /** Whether it has no point any more once the late step is done. */
    public boolean isOfLateStep() {
        return switch (this) {
            case STEP_REMINDER, STEP_OFFERED, STEP_TO_ACT_ON, STEP_CHASED, STEP_GIVEN -> true;
            default -> false;
        };
    }

    /** What a governor is told in its place, whose mail would itself be news. Empty where nothing is left to do. */
    public Optional<GovernorMail> forGovernor() {
        return switch (this) {
            case RELATED_CONCERN,
                    CORRECTION_REFUSED,
                    DELETION_AGREED,
                    DELETION_NOT_CARRIED_OUT,
                    REPORT_NOT_SENT,
                    STEP_TO_DO,
                    ACCOUNT_CHANGE_TO_AGREE,
                    STEP_OF_SCHOOL,
                    LOW_LEVEL_REMOVED,
                    LOW_LEVEL_STAYS,
                    LOW_LEVEL_LEFT,
                    NEAR_DAY_CHANGED,
                    NEAR_DAY_REFUSED,
                    FAMILY_QUESTION,
                    STAFF_BRIEFING -> Optional.of(GovernorMail.TODAY);
            case STEP_DONE -> Optional.empty();
            default -> Optional.of(GovernorMail.NOW);
        };
    }

    /** Whether a governor is told something else in its place. */
    public boolean isOtherForGovernor() {
        return isForHandlers()
                || this == REPORT_NOT_SENT
                || this == ACCOUNT_CHANGE_TO_AGREE
                || this == STEP_OF_SCHOOL
                || this == LOW_LEVEL_REMOVED
                || this == LOW_LEVEL_STAYS
                || this == LOW_LEVEL_LEFT
                || this == NEAR_DAY_CHANGED
                || this == NEAR_DAY_REFUSED
                || this == FAMILY_QUESTION
                || this == STAFF_BRIEFING;
    }

    /** Whether it goes to somebody because they handle the concern, and to nobody who may not know of it. */
    public boolean isForHandlers() {
        return switch (this) {
            case CONCERN_TO_HANDLE,
                    RELATED_CONCERN,
                    CORRECTION_REFUSED,
                    DELETION_AGREED,
                    DELETION_NOT_CARRIED_OUT,
                    STEP_TO_DO,
                    STEP_TO_DO_URGENT,
                    STEP_REMINDER,
                    STEP_OFFERED,
                    STEP_TO_ACT_ON,
                    STEP_CHASED,
                    STEP_GIVEN,
                    STEP_DONE -> true;
            default -> false;
        };
    }
}
