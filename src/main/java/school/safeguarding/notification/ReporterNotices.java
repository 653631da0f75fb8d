package school.safeguarding.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.OwnReports.Standing;
import school.safeguarding.concern.ToldReporters;

/** What reporters were told, by the notices that were written to them. */
@Component
class ReporterNotices implements ToldReporters {

    private final Notices notices;

    ReporterNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Standing> lastTold(String account) {
        Map<String, Standing> told = new LinkedHashMap<>();
        notices.toReporter(account)
                .forEach(notice -> told.put(
                        notice.reference().orElseThrow(),
                        notice.kind() == NoticeKind.REPORT_CLOSED ? Standing.CLOSED : Standing.REVIEWED));
        return told;
    }
}
