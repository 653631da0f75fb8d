package school.safeguarding.escalation.daily;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.KeptRecords;
import school.safeguarding.escalation.BeginsWithDay;

/** What two people have agreed to have deleted goes on the morning after, so that there is a night to think better of it. */
@Component
class DeleteAgreedRecords implements BeginsWithDay {

    private final KeptRecords records;

    DeleteAgreedRecords(KeptRecords records) {
        this.records = records;
    }

    @Override
    public String ofDay() {
        return "agreed-deletions";
    }

    @Override
    @Transactional
    public void begin(LocalDate day) {
        records.deleteAgreed();
    }
}
