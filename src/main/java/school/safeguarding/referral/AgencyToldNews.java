package school.safeguarding.referral;

/** An agency said something about the child or the risk that the school did not know; it is the record's last entry. */
public record AgencyToldNews(String reference) {}
