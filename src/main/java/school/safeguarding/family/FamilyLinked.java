package school.safeguarding.family;

import school.safeguarding.child.ChildId;

/** From now on this account is family of this child. */
public record FamilyLinked(String account, ChildId child) {}
