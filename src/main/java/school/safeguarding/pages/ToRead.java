package school.safeguarding.pages;

import java.time.Instant;
import java.util.List;
import school.safeguarding.account.AccountId;

/** What somebody is asked to read, as one feature knows it. Their first page shows what all of them name. */
public interface ToRead {

    /** Until they have read it. Nothing of what they may not know, not even that it is there. */
    List<Reading> of(AccountId account);

    /**
     * @param title what it is, with no person's name
     * @param page the path of the page on which it is read
     * @param askedAt when they were asked
     */
    record Reading(String title, String page, Instant askedAt) {}
}
