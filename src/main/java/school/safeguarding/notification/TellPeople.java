package school.safeguarding.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.BriefingAsked;
import school.safeguarding.briefing.BriefingStepAsked;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.concern.event.ConcernAccepted;
import school.safeguarding.concern.event.ConcernHandedOn;
import school.safeguarding.concern.event.CorrectionRefused;
import school.safeguarding.concern.event.DeletionAgreed;
import school.safeguarding.concern.event.DeletionNotCarriedOut;
import school.safeguarding.concern.event.FewerMayKnow;
import school.safeguarding.concern.event.NobodyLeftToHandle;
import school.safeguarding.concern.event.RelatedConcernReported;
import school.safeguarding.concern.event.ReporterToTell;
import school.safeguarding.concern.event.StepOffered;
import school.safeguarding.concern.event.StepWithoutPerson;
import school.safeguarding.escalation.HeadOfDayDue;
import school.safeguarding.escalation.OverdueStepActedOn;
import school.safeguarding.escalation.OverdueStepDone;
import school.safeguarding.escalation.ReadingSummaryDue;
import school.safeguarding.escalation.ReportNotSent;
import school.safeguarding.escalation.StepOverdue;
import school.safeguarding.escalation.SummaryDue;
import school.safeguarding.family.FamilyQuestionAsked;
import school.safeguarding.family.FamilyStepAsked;
import school.safeguarding.lowlevel.LowLevelAdultsLeft;
import school.safeguarding.lowlevel.LowLevelRemovalAnswered;
import school.safeguarding.lowlevel.LowLevelStepAsked;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.NoticeKind;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.notification.send.WaitingNotices;
import school.safeguarding.people.AccountChangeHeldBack;
import school.safeguarding.people.AccountChangeRefused;
import school.safeguarding.people.AccountChangeToAgree;
import school.safeguarding.people.AccountChanged;
import school.safeguarding.people.FormerAddresses;
import school.safeguarding.people.SignInChanged;
import school.safeguarding.people.SignInLinkDue;
import school.safeguarding.policy.PolicyStepAsked;
import school.safeguarding.reference.Reference;
import school.safeguarding.schoolyear.NearDayAnswered;
import school.safeguarding.schoolyear.SchoolYearAsked;
import school.safeguarding.tables.TableAsked;
import school.safeguarding.text.TextTemplates;

/**
 * Decides who is told of what, in the transaction of what happened: the notice and the job that sends it are stored with
 * the step or not at all.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class TellPeople {

    /** A mail that failed is news over a long weekend; after that it has been told another way, or is an open step. */
    private static final Duration RECENT = Duration.ofDays(4);

    private final Notices notices;
    private final WaitingNotices waiting;
    private final OutsideContacts outside;
    private final SchoolHours hours;
    private final FormerAddresses former;
    private final TextTemplates texts;
    private final Clock clock;

    TellPeople(
            Notices notices,
            WaitingNotices waiting,
            OutsideContacts outside,
            SchoolHours hours,
            FormerAddresses former,
            TextTemplates texts,
            Clock clock) {
        this.notices = notices;
        this.waiting = waiting;
        this.outside = outside;
        this.hours = hours;
        this.former = former;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    void on(ConcernAccepted accepted) {
        accepted.handlers().forEach(handler -> tell(accepted.reference(), NoticeKind.CONCERN_TO_HANDLE, handler));
        List<Reference> all = accepted.references();
        if (all.get(0).equals(accepted.reference())) {
            accepted.reporter()
                    .ifPresent(reporter -> start(Notice.toAccount(
                                    accepted.reference().value(), NoticeKind.REPORT_RECEIVED, reporter, clock.instant())
                            .with(whenItIsRead(all))));
        }
    }

    private String whenItIsRead(List<Reference> all) {
        Optional<String> outsideHours = hours.opensAgain(clock.instant())
                .map(opening -> outside.untilOpening(texts, Optional.of(opening), hours.isHoliday(clock.instant())));
        return detail(
                "report-received",
                Map.of("outsideHours", outsideHours, "number", outside.frontDoorNumber(), "references", all));
    }

    @EventListener
    void on(FewerMayKnow fewer) {
        start(Notice.toAddress(
                fewer.reference().value(), NoticeKind.FEWER_MAY_KNOW, outside.ladoMail(), clock.instant()));
    }

    @EventListener
    void on(CorrectionRefused refused) {
        start(Notice.toAccount(
                        refused.reference().value(), NoticeKind.CORRECTION_REFUSED, refused.askedBy(), clock.instant())
                .once(refused.correctionId() + " refused"));
    }

    @EventListener
    void on(DeletionAgreed agreed) {
        agreed.others()
                .forEach(account -> start(Notice.toAccount(
                                agreed.reference().value(), NoticeKind.DELETION_AGREED, account, clock.instant())
                        .once(agreed.correctionId() + " deletion agreed " + account)));
    }

    @EventListener
    void on(DeletionNotCarriedOut kept) {
        start(Notice.toAccount(
                        kept.reference().value(), NoticeKind.DELETION_NOT_CARRIED_OUT, kept.account(), clock.instant())
                .once(kept.correctionId() + " not deleted " + kept.account()));
    }

    @EventListener
    void on(NobodyLeftToHandle unhandled) {
        tellOutside(unhandled.reference(), NoticeKind.NOBODY_LEFT);
        unhandled
                .reporter()
                .ifPresent(reporter -> tell(unhandled.reference(), NoticeKind.NOBODY_LEFT_REPORTER, reporter));
    }

    @EventListener
    void on(RelatedConcernReported related) {
        related.itsHandlers().forEach(handler -> tell(related.earlierReference(), NoticeKind.RELATED_CONCERN, handler));
    }

    @EventListener
    void on(StepWithoutPerson step) {
        tellOutsideOnce(step);
    }

    /** At most one mail per person and step. */
    @EventListener
    void on(StepOffered offered) {
        NoticeKind kind = offered.isUrgent() ? NoticeKind.STEP_TO_DO_URGENT : NoticeKind.STEP_TO_DO;
        Optional<String> due = offered.dueAt().map(at -> BritishDates.inFull(at, offered.isDueAssumed()));
        String detail = detail("step-to-do", Map.of("due", due, "isUrgent", offered.isUrgent()));
        offered.people()
                .forEach(person -> start(Notice.toAccount(offered.reference().value(), kind, person, clock.instant())
                        .aboutStep(offered.title())
                        .with(detail)
                        .once(offered.taskId() + " offered " + person)));
    }

    @EventListener
    void on(ConcernHandedOn handedOn) {
        handedOn.people().forEach(person -> tell(handedOn.reference(), NoticeKind.CONCERN_TO_HANDLE, person));
    }

    @EventListener
    void on(ReporterToTell reporter) {
        tell(
                reporter.reference(),
                reporter.isClosed() ? NoticeKind.REPORT_CLOSED : NoticeKind.REPORT_REVIEWED,
                reporter.reporter());
    }

    /** At most one mail per person, step and level. */
    @EventListener
    void on(StepOverdue late) {
        late.reminded().forEach(person -> tellOfLevel(late, NoticeKind.STEP_REMINDER, person));
        late.offered().forEach(person -> tellOfLevel(late, NoticeKind.STEP_OFFERED, person));
        late.toAct().forEach(person -> tellOfLevel(late, NoticeKind.STEP_TO_ACT_ON, person));
    }

    private void tellOfLevel(StepOverdue late, NoticeKind kind, AccountId person) {
        start(Notice.toAccount(late.reference().value(), kind, person, clock.instant())
                .aboutStep(late.overdueId(), late.step())
                .with(whyTold(late, kind))
                .urgentIf(late.isUrgent())
                .once(late.overdueId() + " " + late.level() + " " + person));
    }

    private String whyTold(StepOverdue late, NoticeKind kind) {
        boolean isSharedNow = kind == NoticeKind.STEP_REMINDER
                && !(late.offered().isEmpty() && late.toAct().isEmpty());
        return detail(
                "overdue",
                Map.of(
                        "isStillToCome", late.dueAt().isAfter(clock.instant()),
                        "due", BritishDates.inFull(late.dueAt(), late.isDueAssumed()),
                        "cause", late.cause(),
                        "isSharedNow", isSharedNow));
    }

    @EventListener
    void on(OverdueStepDone done) {
        done.told()
                .forEach(person ->
                        start(Notice.toAccount(done.reference().value(), NoticeKind.STEP_DONE, person, clock.instant())
                                .aboutStep(done.overdueId(), done.step())
                                .once(done.overdueId() + " done " + person)));
    }

    @EventListener
    void on(OverdueStepActedOn acted) {
        NoticeKind kind = acted.action().equals("chase") ? NoticeKind.STEP_CHASED : NoticeKind.STEP_GIVEN;
        acted.told()
                .forEach(person -> start(Notice.toAccount(acted.reference().value(), kind, person, clock.instant())
                        .aboutStep(acted.overdueId(), acted.step())
                        .once(acted.overdueId() + " " + acted.level() + " " + acted.action() + " " + person)));
    }

    @EventListener
    void on(SummaryDue summary) {
        List<String> undelivered = notices.undeliveredSince(clock.instant().minus(RECENT)).stream()
                .map(reference -> reference == null ? "" : reference)
                .filter(reference -> reference.isEmpty() || summary.isKnown().test(reference))
                .toList();
        List<String> named = undelivered.stream()
                .filter(reference -> !reference.isEmpty())
                .distinct()
                .sorted()
                .toList();
        String text =
                detail("daily-summary", Map.of("summary", summary, "undelivered", undelivered.size(), "named", named));
        start(Notice.toAccount(null, NoticeKind.DAILY_SUMMARY, summary.account(), clock.instant())
                .with(text)
                .once("summary " + summary.day() + " " + summary.account()));
    }

    @EventListener
    void on(HeadOfDayDue head) {
        head.told()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.HEAD_OF_DAY, person, clock.instant())
                        .with(head.code())
                        .once("head of " + head.day() + " " + person)));
    }

    @EventListener
    void on(ReadingSummaryDue summary) {
        start(Notice.toAccount(null, NoticeKind.READING_SUMMARY, summary.account(), clock.instant())
                .with(detail("reading-summary", Map.of("summary", summary)))
                .once("reading " + summary.day() + " " + summary.account()));
    }

    @EventListener
    void on(ReportNotSent left) {
        start(Notice.toAccount(null, NoticeKind.REPORT_NOT_SENT, left.account(), clock.instant())
                .once("not sent " + left.day() + " " + left.account()));
    }

    @EventListener
    void on(AccountChangeToAgree asked) {
        tellOfAccount(NoticeKind.ACCOUNT_CHANGE_TO_AGREE, asked.changeId(), account(asked.account()), asked.asked());
    }

    @EventListener
    void on(AccountChanged changed) {
        tellOfAccount(NoticeKind.ACCOUNT_CHANGED, changed.changeId(), changed.what(), changed.told());
    }

    @EventListener
    void on(AccountChangeRefused refused) {
        tellOfAccount(NoticeKind.ACCOUNT_CHANGE_REFUSED, refused.changeId(), refused.what(), refused.told());
    }

    /** Once a day until it is in force. */
    @EventListener
    void on(AccountChangeHeldBack heldBack) {
        heldBack.told()
                .forEach(person ->
                        start(Notice.toAccount(null, NoticeKind.ACCOUNT_CHANGE_HELD_BACK, person, clock.instant())
                                .with(heldBack.what())
                                .once(String.join(
                                        " ", heldBack.changeId(), "held back", "" + heldBack.day(), person.value()))));
    }

    /** Of wrong codes at most one an hour: whoever goes on trying is not to fill somebody's mailbox. */
    @EventListener
    void on(SignInChanged changed) {
        String hour = changed.at().truncatedTo(ChronoUnit.HOURS).toString();
        Optional<String> once = changed.what() == SignInChanged.What.CODE_REFUSED
                ? Optional.of("code refused " + hour + " " + changed.account())
                : Optional.empty();
        List<NoticeKind> all = former.addressBefore(changed.account()).isPresent()
                ? List.of(NoticeKind.SIGN_IN_CHANGED, NoticeKind.SIGN_IN_CHANGED_BEFORE)
                : List.of(NoticeKind.SIGN_IN_CHANGED);
        for (NoticeKind kind : all) {
            Notice notice = Notice.toAccount(null, kind, changed.account(), clock.instant())
                    .with(detail(
                            "sign-in-changed", Map.of("changed", changed, "at", BritishDates.inFull(changed.at()))));
            start(once.map(key -> notice.once(kind + " " + key)).orElse(notice));
        }
    }

    @EventListener
    void on(SignInLinkDue due) {
        tellOfAccount(NoticeKind.SIGN_IN_LINK, due.changeId(), account(due.account()), Set.of(due.account()));
    }

    private String account(AccountId account) {
        return detail("account", Map.of("account", account));
    }

    /** At most one mail of a kind per person and change. */
    private void tellOfAccount(NoticeKind kind, String changeId, String text, Set<AccountId> people) {
        people.forEach(person -> start(Notice.toAccount(null, kind, person, clock.instant())
                .with(text)
                .once(String.join(" ", changeId, kind.template(), person.value()))));
    }

    /** At most one mail per person and step. What it is about is not said: that there is such an entry is itself news. */
    @EventListener
    void on(LowLevelStepAsked asked) {
        asked.people()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.STEP_OF_SCHOOL, person, clock.instant())
                        .once(asked.key() + " " + person)));
    }

    /** Only its reference is said, to somebody who knows of it. */
    @EventListener
    void on(LowLevelRemovalAnswered answered) {
        start(Notice.toAccount(
                        null,
                        answered.isAgreed() ? NoticeKind.LOW_LEVEL_REMOVED : NoticeKind.LOW_LEVEL_STAYS,
                        answered.account(),
                        clock.instant())
                .with(detail("low-level", Map.of("reference", answered.reference()))));
    }

    /** At most once a month and person. The page says which entries are meant: not even their references are for an email. */
    @EventListener
    void on(LowLevelAdultsLeft left) {
        start(Notice.toAccount(null, NoticeKind.LOW_LEVEL_LEFT, left.account(), clock.instant())
                .once("low-level left " + left.day() + " " + left.account()));
    }

    /** The same of a step about whose family somebody is. */
    @EventListener
    void on(FamilyStepAsked asked) {
        asked.people()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.STEP_OF_SCHOOL, person, clock.instant())
                        .once(asked.key() + " " + person)));
    }

    /** The same of the step that asks for the next school year. */
    @EventListener
    void on(SchoolYearAsked asked) {
        asked.people()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.STEP_OF_SCHOOL, person, clock.instant())
                        .once(asked.key() + " " + person)));
    }

    /** Which day it is stands on no email: it says when the school is empty. */
    @EventListener
    void on(NearDayAnswered answered) {
        start(Notice.toAccount(
                        null,
                        answered.isConfirmed() ? NoticeKind.NEAR_DAY_CHANGED : NoticeKind.NEAR_DAY_REFUSED,
                        answered.account(),
                        clock.instant())
                .once("near-day answered " + answered.changeId()));
    }

    /** The same of a decision table that somebody proposed. */
    @EventListener
    void on(TableAsked asked) {
        asked.people()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.STEP_OF_SCHOOL, person, clock.instant())
                        .once(asked.key() + " " + person)));
    }

    /** The same of the policy's review. */
    @EventListener
    void on(PolicyStepAsked asked) {
        asked.people()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.STEP_OF_SCHOOL, person, clock.instant())
                        .once(asked.key() + " " + person)));
    }

    /** The same of a step about somebody's briefing or training. */
    @EventListener
    void on(BriefingStepAsked asked) {
        asked.people()
                .forEach(person -> start(Notice.toAccount(null, NoticeKind.STEP_OF_SCHOOL, person, clock.instant())
                        .once(asked.key() + " " + person)));
    }

    /** Everybody gets it too. */
    @EventListener
    void on(BriefingAsked asked) {
        start(Notice.toAccount(null, NoticeKind.STAFF_BRIEFING, asked.account(), clock.instant())
                .once(asked.key()));
    }

    /** Everybody gets it, so that it says what it is about. */
    @EventListener
    void on(FamilyQuestionAsked asked) {
        start(Notice.toAccount(null, NoticeKind.FAMILY_QUESTION, asked.account(), clock.instant())
                .once("family question " + asked.questionId()));
    }

    private void tell(Reference reference, NoticeKind kind, AccountId account) {
        start(Notice.toAccount(reference.value(), kind, account, clock.instant()));
    }

    private void tellOutside(Reference reference, NoticeKind kind) {
        outside.mails().forEach(address -> start(Notice.toAddress(reference.value(), kind, address, clock.instant())));
    }

    /** Once a day for each step: whoever comes and goes meanwhile is no news to those outside. */
    private void tellOutsideOnce(StepWithoutPerson step) {
        LocalDate today = BritishDates.today(clock);
        outside.mails()
                .forEach(address -> start(Notice.toAddress(
                                step.reference().value(), NoticeKind.STEP_WITHOUT_PERSON, address, clock.instant())
                        .once(String.join(
                                " ", step.reference().value(), step.step().value(), today.toString(), address))));
    }

    /** It is kept with the notice: what a notice says of its time is true of when it was given. */
    private String detail(String template, Map<String, ?> words) {
        return texts.fill("mail/detail/" + template, words);
    }

    private void start(Notice notice) {
        if (notice.onceKey().filter(notices::existsByOnceKey).isPresent()) {
            return;
        }
        waiting.add(notice);
    }
}
