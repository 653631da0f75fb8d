package school.safeguarding.record.page;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.coded.Coded;
import school.safeguarding.record.Chronology.Entry;

/** What a chronology can be narrowed to. An entry of a kind that is named nowhere is always shown. */
enum EntryGroup implements Coded {
    REPORTED(
            "Reports and what was added",
            Set.of(
                    "report",
                    "add-to-record",
                    "attachment",
                    "paper-original",
                    "body-map",
                    "further-report",
                    "about-whom-elsewhere",
                    "linked-child",
                    "new-information",
                    "open-again",
                    "still-worried",
                    "say-whether-worried",
                    "answer-worry")),
    DECIDED(
            "Reviews and decisions",
            Set.of(
                    "review",
                    "risk-proposed",
                    "decide-response",
                    "decided-under",
                    "countersign-response",
                    "review-outcome",
                    "record-and-close",
                    "countersign-close",
                    "confirm-correction",
                    "legal-hold",
                    "show-on-paper")),
    AGENCIES(
            "Agencies",
            Set.of(
                    "referral-opened",
                    "make-referral",
                    "written-confirmation",
                    "record-acknowledgement",
                    "disagree",
                    "record-what-became-of-it",
                    "pass-on-what-is-new",
                    "protect-children",
                    "plan-early-help",
                    "review-early-help")),
    HOME(
            "Home",
            Set.of(
                    "contact-opened",
                    "contact-asked-again",
                    "contact-hold",
                    "decide-parent-contact",
                    "seek-advice",
                    "record-contact",
                    "record-meeting")),
    SAFETY("Safety today", Set.of("confirm-emergency-services", "tell-by-voice", "record-who-collected")),
    ROUTINE(
            "Emails, lateness and who does what",
            Set.of(
                    "notice",
                    "tell-another-way",
                    "overdue",
                    "act-on-overdue-step",
                    "hand-over",
                    "handler",
                    "appoint-handler",
                    "stepped-out",
                    "record-opened",
                    "reporter-not-told",
                    "content-assumed"));

    /** One for each adult, with their number at its end. */
    private static final String HOLD_OF_ADULT = "contact-hold-adult-";

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
        return kinds.contains(entry.kind()) || (this == HOME && entry.kind().startsWith(HOLD_OF_ADULT));
    }

    static Optional<EntryGroup> withCode(String code) {
        return Coded.in(EntryGroup.class, code);
    }

    static Optional<EntryGroup> of(Entry entry) {
        return Arrays.stream(values()).filter(group -> group.holds(entry)).findFirst();
    }
}
