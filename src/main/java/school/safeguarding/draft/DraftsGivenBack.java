package school.safeguarding.draft;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.form.KeptDrafts;

/** Gives Tasklist's forms back as they were left. */
@Component
class DraftsGivenBack implements KeptDrafts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Drafts drafts;
    private final Clock clock;

    DraftsGivenBack(Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public Optional<Kept> of(AccountId account, String form) {
        return drafts.of(account, form).map(draft -> new Kept(draft.typed(), began(draft), draft.revision()));
    }

    /** The time alone on the same day. */
    private String began(Draft draft) {
        ZonedDateTime began = draft.beganAt().atZone(BritishDates.ZONE);
        return began.toLocalDate().equals(BritishDates.today(clock))
                ? "at " + TIME.format(began)
                : "on " + BritishDates.inFull(draft.beganAt());
    }
}
