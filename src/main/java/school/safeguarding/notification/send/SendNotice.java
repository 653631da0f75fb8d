package school.safeguarding.notification.send;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.exceptions.TemplateProcessingException;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.OverdueLines;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.background.NotNow;
import school.safeguarding.escalation.NoticeUndelivered;
import school.safeguarding.notification.OutsideContacts;
import school.safeguarding.notification.mail.GovernorMail;
import school.safeguarding.notification.mail.Mail;
import school.safeguarding.notification.mail.Mail.Failure;
import school.safeguarding.notification.mail.MailPermits;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.NoticeKind;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.people.FormerAddresses;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.SignInLinks;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.text.TextTemplates;

/**
 * Sends one notice. Where nobody knows whether the mail server took it, it is sent once more, a minute later, and then not
 * again: whoever is next tells them another way.
 */
@Service
class SendNotice {

    private static final Logger log = LoggerFactory.getLogger(SendNotice.class);

    /** What became of one try. */
    sealed interface Outcome {

        record Sent() implements Outcome {}

        /** @param code what failed, without any of the notice's text */
        record Failed(String code) implements Outcome {}

        /** Nobody tries again: a person tells it another way. */
        record GivenUp() implements Outcome {}

        /** The same, and somebody else has been made responsible for what it was about. */
        record Overtaken() implements Outcome {}
    }

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Whatever cut off the first answer is over by then, more often than not. */
    private static final Duration BEFORE_ANOTHER = Duration.ofMinutes(1);

    private final Notices notices;
    private final Mail mail;
    private final MailPermits permits;
    private final MailAttempts attempts;
    private final People people;
    private final Chronology chronology;
    private final OutsideContacts outside;
    private final Responsibility responsibility;
    private final OverdueLines overdue;
    private final SignInLinks oneTimeLinks;
    private final FormerAddresses former;
    private final StepLinks links;
    private final TextTemplates texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String baseUrl;

    SendNotice(
            Notices notices,
            Mail mail,
            MailPermits permits,
            MailAttempts attempts,
            People people,
            Chronology chronology,
            OutsideContacts outside,
            Responsibility responsibility,
            OverdueLines overdue,
            SignInLinks oneTimeLinks,
            FormerAddresses former,
            StepLinks links,
            TextTemplates texts,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${safeguarding.base-url}") String baseUrl) {
        this.notices = notices;
        this.mail = mail;
        this.permits = permits;
        this.attempts = attempts;
        this.people = people;
        this.chronology = chronology;
        this.outside = outside;
        this.responsibility = responsibility;
        this.overdue = overdue;
        this.oneTimeLinks = oneTimeLinks;
        this.former = former;
        this.links = links;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    static final Failure NO_TEXT = Failure.notTaken("NoText");

    /**
     * @param id drawn at random for the notice, and the same at each try
     * @param address empty if the person has none
     * @param text empty if its template cannot be filled in
     */
    record Letter(UUID id, Optional<String> address, String subject, Optional<String> text) {}

    /**
     * @param isLastTry whether nobody will try again, so that a failure makes a person responsible
     * @throws NotNow if as many mails as may be are on their way, or if it may have been taken a moment ago
     */
    @Transactional
    public Outcome send(UUID noticeId, boolean isLastTry) {
        Notice notice =
                notices.findById(noticeId).orElseThrow(() -> new IllegalStateException("No notice " + noticeId));
        Optional<Letter> letter = letter(notice);
        if (letter.isEmpty()) {
            return new Outcome.Sent();
        }
        MailAttempts.Unsettled before = attempts.of(noticeId);
        if (before.isMost()) {
            return giveUp(notice, "ReceiptLostTwice");
        }
        waitIfPerhapsTaken(before);
        Optional<Failure> failure = deliverIfPermitted(letter.get());
        if (failure.isEmpty()) {
            sent(List.of(notice));
            return new Outcome.Sent();
        }
        notTaken(Map.of(notice, failure.get()));
        boolean isSentNoMore = failure.get().isPerhapsTaken() && before.number() > 0;
        if (!isLastTry && !isSentNoMore) {
            return new Outcome.Failed(failure.get().code());
        }
        return giveUp(notice, failure.get().code());
    }

    private void waitIfPerhapsTaken(MailAttempts.Unsettled before) {
        Duration since = Duration.between(before.lastAt(), clock.instant());
        if (before.number() > 0 && since.compareTo(BEFORE_ANOTHER) < 0) {
            throw new NotNow("MailPerhapsTaken", BEFORE_ANOTHER.minus(since));
        }
    }

    private Outcome giveUp(Notice notice, String code) {
        notice.undelivered(code, clock.instant());
        keep(notice, "Mail not delivered");
        if (notice.kind().makesResponsible() && notice.reference().isPresent()) {
            notice.toAccount()
                    .ifPresent(account -> events.publishEvent(new NoticeUndelivered(
                            notice.reference().get(),
                            account,
                            notice.overdueId(),
                            notice.kind().isToHolder())));
        }
        return notice.overdueId().isPresent() ? new Outcome.Overtaken() : new Outcome.GivenUp();
    }

    private Optional<Failure> deliverIfPermitted(Letter letter) {
        if (!permits.take()) {
            throw new NotNow("MailsAreOnTheirWay", PAUSE);
        }
        try {
            if (attempts.begin(List.of(letter.id())).isEmpty()) {
                // Another node that holds the same job has begun meanwhile.
                throw new NotNow("MailPerhapsTaken", PAUSE);
            }
            return deliver(letter);
        } finally {
            permits.giveBack();
        }
    }

    /** What is to be sent now; empty if nothing is, because it has been or because it may not be any more. */
    Optional<Letter> letter(Notice notice) {
        if (!notice.isWaiting()) {
            return Optional.empty();
        }
        if (!mayRead(notice) || isMoot(notice)) {
            notice.withdrawn(clock.instant());
            return Optional.empty();
        }
        if (isToGovernor(notice)) {
            return governorLetter(notice);
        }
        return Optional.of(new Letter(notice.id(), address(notice), subject(notice), text(notice)));
    }

    private boolean isToGovernor(Notice notice) {
        return notice.kind().isOtherForGovernor()
                && notice.toAccount()
                        .flatMap(people::person)
                        .filter(person -> person.roles().stream().anyMatch(Role::isOfGovernors))
                        .filter(person ->
                                person.roles().stream().noneMatch(role -> role.readsRecords() && !role.isOfGovernors()))
                        .isPresent();
    }

    private Optional<Letter> governorLetter(Notice notice) {
        Optional<GovernorMail> mail = notice.kind().forGovernor();
        if (mail.isEmpty()) {
            notice.withdrawn(clock.instant());
        }
        return mail.map(
                fixed -> new Letter(notice.id(), address(notice), fixed.text(), Optional.of(fixed.text() + ".\n")));
    }

    /** @return empty if the mail server took it */
    Optional<Failure> deliver(Letter letter) {
        if (letter.text().isEmpty()) {
            return Optional.of(NO_TEXT);
        }
        return letter.address()
                .map(to -> mail.send(
                        letter.id(), to, letter.subject(), letter.text().get()))
                .orElse(Optional.of(Failure.notTaken("NoMailAddress")));
    }

    void sent(Collection<Notice> all) {
        all.forEach(notice -> {
            notice.sent(clock.instant());
            keep(notice, "Mail sent");
        });
    }

    /** Of those that the mail server may have taken it stays known that it may have. */
    void notTaken(Map<Notice, Failure> failures) {
        attempts.notTaken(failures.entrySet().stream()
                .filter(failed -> !failed.getValue().isPerhapsTaken())
                .map(failed -> failed.getKey().id())
                .toList());
    }

    /** Somebody may have stepped out, or left, since the notice was written. */
    private boolean mayRead(Notice notice) {
        return !notice.kind().isForHandlers()
                || notice.reference().isEmpty()
                || notice.toAccount()
                        .map(account -> responsibility.mayKnow(
                                Reference.of(notice.reference().get()), account))
                        .orElse(true);
    }

    /** Reminders stop when somebody acted. */
    private boolean isMoot(Notice notice) {
        return notice.kind().isOfLateStep()
                && notice.overdueId().filter(overdue::isRunning).isEmpty();
    }

    private static String subject(Notice notice) {
        return notice.kind().subject()
                + notice.reference().map(reference -> " · " + reference).orElse("");
    }

    private Optional<String> address(Notice notice) {
        if (notice.kind() == NoticeKind.SIGN_IN_CHANGED_BEFORE) {
            return notice.toAccount().flatMap(former::addressBefore);
        }
        return notice.toAddress()
                .or(() -> notice.toAccount().flatMap(people::person).flatMap(Person::mail));
    }

    /** A fault of ours in one mail keeps no other back, and makes somebody tell it another way. */
    private Optional<String> text(Notice notice) {
        try {
            return Optional.of(filledIn(notice));
        } catch (TemplateProcessingException e) {
            log.error("The mail {} cannot be filled in", notice.kind(), e);
            return Optional.empty();
        }
    }

    private String filledIn(Notice notice) {
        Map<String, Object> words = new HashMap<>();
        notice.reference().ifPresent(reference -> words.put("reference", reference));
        notice.stepName().ifPresent(step -> words.put("step", step));
        notice.detail().ifPresent(detail -> words.put("detail", detail));
        words.put("link", baseUrl + links.of(notice));
        words.put("oneTimeLink", oneTimeLink(notice));
        words.put("number", outside.frontDoorNumber());
        return texts.fill("mail/" + notice.kind().template(), words) + "\n";
    }

    /** Drawn for this one mail, and kept nowhere but in it. Empty if a password has been chosen meanwhile. */
    private Optional<String> oneTimeLink(Notice notice) {
        return notice.kind() == NoticeKind.SIGN_IN_LINK
                ? notice.toAccount().flatMap(oneTimeLinks::draw).map(path -> baseUrl + path)
                : Optional.empty();
    }

    private void keep(Notice notice, String step) {
        if (notice.reference().isEmpty()) {
            return;
        }
        String to = notice.toAccount().map(people::nameOf).orElse("outside contact");
        chronology.append(
                Reference.of(notice.reference().get()),
                new NewEntry(
                        AccountId.PROCEDURE,
                        step,
                        EntryKind.NOTICE,
                        List.of(
                                new Line("to", "To", to),
                                new Line("about", "About", notice.kind().subject()))));
    }
}
