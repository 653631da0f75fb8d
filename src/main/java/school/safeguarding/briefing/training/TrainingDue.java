package school.safeguarding.briefing.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.training.OfficerTraining.Kind;

/**
 * When the CPO and their deputies are trained next: every two years, and a refresher every year between. Source: Keeping children
 * safe in education (DfE, September 2025), part two and annex C; to be checked against the one in force.
 */
@Component
public class TrainingDue {

    private static final int YEARS_OF_TRAINING = 2;
    private static final int YEARS_OF_REFRESHER = 1;

    private final OfficerTrainings trainings;

    TrainingDue(OfficerTrainings trainings) {
        this.trainings = trainings;
    }

    /** Empty for somebody of whom no training is on record. */
    public Optional<LocalDate> of(AccountId account) {
        List<OfficerTraining> all = trainings.findByAccountOrderByTrainedOn(account);
        return last(all.stream().filter(one -> one.kind() == Kind.FULL).toList())
                .map(full -> earlier(
                        full.plusYears(YEARS_OF_TRAINING),
                        last(all).orElse(full).plusYears(YEARS_OF_REFRESHER)));
    }

    public Optional<LocalDate> lastOf(AccountId account) {
        return last(trainings.findByAccountOrderByTrainedOn(account));
    }

    private static Optional<LocalDate> last(List<OfficerTraining> all) {
        return all.stream().map(OfficerTraining::trainedOn).max(LocalDate::compareTo);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
