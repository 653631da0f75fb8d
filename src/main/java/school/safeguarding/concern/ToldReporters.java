package school.safeguarding.concern;

import java.util.Map;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.OwnReports.Standing;

/** What reporters were told, for whoever tells them to say. */
public interface ToldReporters {

    /** How far each of its reports had come by what this account was told last, by reference; none where nothing was told. */
    Map<String, Standing> lastTold(AccountId account);
}
