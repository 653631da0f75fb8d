package school.safeguarding.concern;

import java.util.Map;
import school.safeguarding.concern.OwnReports.Standing;

/** What reporters were told, for whoever tells them to say. */
public interface ToldReporters {

    /** What this account was told last of each of its reports, by reference; none where nothing was told. */
    Map<String, Standing> lastTold(String account);
}
