package school.safeguarding.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.OwnReports.Standing;
import school.safeguarding.concern.ToldReporters;
import school.safeguarding.notification.notice.NoticeKind;
import school.safeguarding.notification.notice.Notices;

/** What reporters were told, by the notices that were written to them. */
@Component
class ReporterNotices implements ToldReporters {

    private final Notices notices;

    ReporterNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Standing> lastTold(AccountId account) {
        Map<String, Standing> told = new LinkedHashMap<>();
        notices.toReporter(account)
                .forEach(notice -> told.merge(
                        notice.reference().orElseThrow(), standing(notice.kind()), ReporterNotices::further));
        return told;
    }

    private static Standing standing(NoticeKind kind) {
        return switch (kind) {
            case REPORT_CLOSED -> Standing.CLOSED;
            case REPORT_REVIEWED -> Standing.REVIEWED;
            default -> Standing.RECEIVED;
        };
    }

    private static Standing further(Standing one, Standing other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
