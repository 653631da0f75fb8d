package school.safeguarding.notification.send;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.notification.mail.GovernorMail;
import school.safeguarding.notification.mail.Mail.Failure;
import school.safeguarding.notification.mail.MailPermits;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.notification.send.SendNotice.Letter;

/** Sends one person in one mail what has waited for it. One that is not taken is tried again notice by notice. */
@Service
class SendTogether implements BackgroundWork {

    static final String NAME = "send-together";

    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** About as long as somebody else needs to send what they hold, or to fail at it. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private static final String RULE = "\n----\n\n";

    private final Notices notices;
    private final SendNotice sendNotice;
    private final SendNotices sendNotices;
    private final MailPermits permits;
    private final MailAttempts attempts;
    private final Background background;
    private final Clock clock;

    SendTogether(
            Notices notices,
            SendNotice sendNotice,
            SendNotices sendNotices,
            MailPermits permits,
            MailAttempts attempts,
            Background background,
            Clock clock) {
        this.notices = notices;
        this.sendNotice = sendNotice;
        this.sendNotices = sendNotices;
        this.permits = permits;
        this.attempts = attempts;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional
    public void run(String account) {
        if (!permits.take()) {
            background.after(PAUSE, NAME, account);
            return;
        }
        Map<Notice, Letter> letters = new LinkedHashMap<>();
        Map<Notice, Failure> failed = new LinkedHashMap<>();
        Instant now = clock.instant();
        try {
            notices.haveWaited(AccountId.of(account), now)
                    .forEach(notice -> sendNotice.letter(notice).ifPresent(letter -> letters.put(notice, letter)));
            deliver(letters, failed);
        } finally {
            permits.giveBack();
        }
        sendNotice.sent(inOneOrder(letters.keySet().stream().filter(notice -> !failed.containsKey(notice))));
        Map<Notice, Failure> again = new LinkedHashMap<>();
        inOneOrder(failed.keySet().stream()).forEach(notice -> again.put(notice, failed.get(notice)));
        sendNotices.tryAgain(again);
        // Another node that was taken for dead runs this very job: it cannot end it any more, and what it holds comes
        // back.
        if (notices.isAnyLeft(AccountId.of(account), now)) {
            background.after(LOOK_AGAIN, NAME, account);
        }
    }

    private void deliver(Map<Notice, Letter> letters, Map<Notice, Failure> failed) {
        Set<UUID> begun =
                attempts.begin(letters.keySet().stream().map(Notice::id).toList());
        Map<Notice, Letter> sending = new LinkedHashMap<>();
        letters.forEach((notice, letter) -> {
            if (letter.text().isEmpty()) {
                failed.put(notice, SendNotice.NO_TEXT);
            } else if (begun.contains(notice.id())) {
                sending.put(notice, letter);
            } else {
                failed.put(notice, new Failure("ReceiptLostTwice", true));
            }
        });
        if (!sending.isEmpty()) {
            sendNotice.deliver(together(List.copyOf(sending.values()))).ifPresent(failure -> sending.keySet()
                    .forEach(notice -> failed.put(notice, failure)));
        }
    }

    /** Records are written in one order by everybody who writes several, so that none waits for the other in a circle. */
    private static List<Notice> inOneOrder(Stream<Notice> all) {
        return all.sorted(Comparator.comparing(notice -> notice.reference().orElse("")))
                .toList();
    }

    /** What a governor is told is one of two fixed texts, however much there is: the more urgent one. */
    private static Letter together(List<Letter> letters) {
        Optional<Letter> fixed = letters.stream().filter(SendTogether::isNow).findFirst();
        if (fixed.isPresent()
                || letters.stream().map(SendTogether::text).distinct().count() == 1) {
            return fixed.orElse(letters.get(0));
        }
        return new Letter(
                idOf(letters),
                letters.get(0).address(),
                letters.size() + " messages about steps of yours",
                Optional.of(String.join(
                        RULE, letters.stream().map(SendTogether::text).toList())));
    }

    private static String text(Letter letter) {
        return letter.text().orElseThrow();
    }

    /** The same whenever the same are sent together. */
    private static UUID idOf(List<Letter> letters) {
        return UUID.nameUUIDFromBytes(letters.stream()
                .map(letter -> letter.id().toString())
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isNow(Letter letter) {
        return letter.subject().equals(GovernorMail.NOW.text());
    }
}
