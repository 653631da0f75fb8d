package school.safeguarding.family;

import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;

/** From now on this account is family of this child. */
public record FamilyLinked(AccountId account, ChildId child) {}
