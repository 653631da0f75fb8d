package school.safeguarding.concern;

import java.util.Optional;
import school.safeguarding.account.AccountId;

/** What a record may show of a notice that somebody has to be told another way. */
public interface NoticeLines {

    Optional<NoticeLine> of(String noticeId);

    /**
     * @param to whom, as people read it
     * @param toAccount their account, if they have one
     * @param about what it says
     */
    record NoticeLine(String to, Optional<AccountId> toAccount, String about) {}
}
