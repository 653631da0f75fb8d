package school.safeguarding.concern.event;

import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * The reporter is to be told how far their concern has come, without its content.
 *
 * @param isClosed whether it was closed; else it was reviewed
 */
public record ReporterToTell(Reference reference, AccountId reporter, boolean isClosed) {}
