package school.safeguarding.escalation;

import java.util.Optional;
import school.safeguarding.account.AccountId;

/**
 * A mail finally failed: whoever should have read it has not been told.
 *
 * @param overdueId the late step that it was about; empty if it was about the concern as a whole
 * @param isOnlyHolder whether whoever was not reached has the step, so that nobody else does it meanwhile
 */
public record NoticeUndelivered(
        String reference, AccountId account, Optional<String> overdueId, boolean isOnlyHolder) {}
