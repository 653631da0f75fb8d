package school.safeguarding.people;

import school.safeguarding.account.AccountId;

/** Somebody is to choose a password by a link that is mailed to them. */
public record SignInLinkDue(String changeId, AccountId account) {}
