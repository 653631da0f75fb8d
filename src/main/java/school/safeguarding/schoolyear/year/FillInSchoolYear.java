package school.safeguarding.schoolyear.year;

import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.form.FilledIn;

/**
 * The last school year, each day 52 weeks on: most of it only has to be compared with what the council publishes. What was typed
 * for that year already, and not confirmed, is there again.
 */
@Component
class FillInSchoolYear implements FilledIn {

    private final ProposedSchoolYears proposals;
    private final SchoolYears years;

    FillInSchoolYear(ProposedSchoolYears proposals, SchoolYears years) {
        this.proposals = proposals;
        this.years = years;
    }

    @Override
    public String formId() {
        return SchoolYearForm.ID;
    }

    @Override
    public Map<String, Object> answers(String key, Map<String, Object> facts, AccountId reader) {
        return SchoolYearForm.answers(proposals
                .findFirstByOrderByProposedAtDesc()
                .flatMap(ProposedSchoolYear::typed)
                .map(ProposedSchoolYear.Typed::year)
                .filter(year -> year.firstDay().isAfter(years.last().lastDay()))
                .orElseGet(years::proposed));
    }
}
