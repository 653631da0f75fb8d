package school.safeguarding.record.page;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.coded.Coded;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.EntryKind;

/** What a chronology can be narrowed to. An entry of a kind that is named nowhere is always shown. */
enum EntryGroup implements Coded {
    REPORTED(
            "Reports and what was added",
            Set.of(
                    EntryKind.REPORT,
                    EntryKind.ADD_TO_RECORD,
                    EntryKind.ATTACHMENT,
                    EntryKind.PAPER_ORIGINAL,
                    EntryKind.BODY_MAP,
                    EntryKind.FURTHER_REPORT,
                    EntryKind.ABOUT_WHOM_ELSEWHERE,
                    EntryKind.LINKED_CHILD,
                    EntryKind.NEW_INFORMATION,
                    EntryKind.OPEN_AGAIN,
                    EntryKind.STILL_WORRIED,
                    EntryKind.SAY_WHETHER_WORRIED,
                    EntryKind.ANSWER_WORRY)),
    DECIDED(
            "Reviews and decisions",
            Set.of(
                    EntryKind.REVIEW,
                    EntryKind.RISK_PROPOSED,
                    EntryKind.DECIDE_RESPONSE,
                    EntryKind.DECIDED_UNDER,
                    EntryKind.COUNTERSIGN_RESPONSE,
                    EntryKind.REVIEW_OUTCOME,
                    EntryKind.RECORD_AND_CLOSE,
                    EntryKind.COUNTERSIGN_CLOSE,
                    EntryKind.CONFIRM_CORRECTION,
                    EntryKind.LEGAL_HOLD,
                    EntryKind.SHOW_ON_PAPER)),
    AGENCIES(
            "Agencies",
            Set.of(
                    EntryKind.REFERRAL_OPENED,
                    EntryKind.MAKE_REFERRAL,
                    EntryKind.WRITTEN_CONFIRMATION,
                    EntryKind.RECORD_ACKNOWLEDGEMENT,
                    EntryKind.DISAGREE,
                    EntryKind.RECORD_WHAT_BECAME_OF_IT,
                    EntryKind.PASS_ON_WHAT_IS_NEW,
                    EntryKind.PROTECT_CHILDREN,
                    EntryKind.PLAN_EARLY_HELP,
                    EntryKind.REVIEW_EARLY_HELP)),
    HOME(
            "Home",
            Set.of(
                    EntryKind.CONTACT_OPENED,
                    EntryKind.CONTACT_ASKED_AGAIN,
                    EntryKind.CONTACT_HOLD,
                    EntryKind.DECIDE_PARENT_CONTACT,
                    EntryKind.SEEK_ADVICE,
                    EntryKind.RECORD_CONTACT,
                    EntryKind.RECORD_MEETING)),
    SAFETY(
            "Safety today",
            Set.of(EntryKind.CONFIRM_EMERGENCY_SERVICES, EntryKind.TELL_BY_VOICE, EntryKind.RECORD_WHO_COLLECTED)),
    ROUTINE(
            "Emails, lateness and who does what",
            Set.of(
                    EntryKind.NOTICE,
                    EntryKind.TELL_ANOTHER_WAY,
                    EntryKind.OVERDUE,
                    EntryKind.ACT_ON_OVERDUE_STEP,
                    EntryKind.HAND_OVER,
                    EntryKind.HANDLER,
                    EntryKind.APPOINT_HANDLER,
                    EntryKind.STEPPED_OUT,
                    EntryKind.RECORD_OPENED,
                    EntryKind.REPORTER_NOT_TOLD,
                    EntryKind.CONTENT_ASSUMED));

    private final String title;
    private final Set<String> kinds;

    EntryGroup(String title, Set<String> kinds) {
        this.title = title;
        this.kinds = kinds;
    }

    String title() {
        return title;
    }

    boolean holds(Entry entry) {
        return kinds.contains(entry.kind()) || (this == HOME && EntryKind.isContactHold(entry.kind()));
    }

    static Optional<EntryGroup> withCode(String code) {
        return Coded.in(EntryGroup.class, code);
    }

    static Optional<EntryGroup> of(Entry entry) {
        return Arrays.stream(values()).filter(group -> group.holds(entry)).findFirst();
    }
}
