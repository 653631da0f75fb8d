package school.safeguarding.referral;

import school.safeguarding.reference.Reference;

/** An agency said something about the child or the risk that the school did not know; it is the record's last entry. */
public record AgencyToldNews(Reference reference) {}
