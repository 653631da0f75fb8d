package school.safeguarding.people;

/** Somebody is to choose a password by a link that is mailed to them. */
public record SignInLinkDue(String changeId, String account) {}
