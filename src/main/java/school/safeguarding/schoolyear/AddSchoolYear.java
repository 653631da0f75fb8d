package school.safeguarding.schoolyear;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.StringUtils;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** The head adds the next school year, by the rules that the calendar's file keeps to. No due time moves that was given already. */
@Service
class AddSchoolYear implements StepForm {

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final AddedSchoolYears added;
    private final NearSchoolDays near;
    private final SchoolYears years;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    AddSchoolYear(
            AddedSchoolYears added, NearSchoolDays near, SchoolYears years, People people, Trail trail, Clock clock) {
        this.added = added;
        this.near = near;
        this.years = years;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return SchoolYearForm.ID;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        if (submission.required("schoolYearFrom").equals("below")) {
            add(SchoolYearForm.typed(submission, years.proposed()), submission.submittedBy());
        } else {
            checkFile();
        }
        return RoutingFacts.none();
    }

    private void checkFile() {
        LocalDate lastDay = years.last().lastDay();
        if (AskForSchoolYear.isNear(LocalDate.ofInstant(clock.instant(), BritishDates.ZONE), lastDay)) {
            throw new RefusedSubmission(
                    "The calendar that counts now ends on " + BritishDates.brief(lastDay)
                            + ". Its file is read when the application starts: have it started again first, or add the year here.");
        }
    }

    private void add(SchoolYear year, String by) {
        years.faultOf(year).ifPresent(fault -> {
            throw new RefusedSubmission(StringUtils.capitalize(inBritish(fault)) + ".");
        });
        List<LocalDate> closed = closedSoon(year);
        refuseClosingSoon(closed, by);
        near.close(closed);
        added.save(new AddedSchoolYear(year, by, clock.instant()));
        trail.leave(Trace.of(by, Kind.SCHOOL_YEAR_ADDED).with(year.firstDay() + " " + year.lastDay()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                years.lookAgain();
            }
        });
    }

    private List<LocalDate> closedSoon(SchoolYear year) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishDates.ZONE);
        return years.closedBy(year, today, today.plusDays(NearSchoolDays.DAYS));
    }

    /** Where clocks run now they would stand still, and whoever adds the year may be one whom they run for. */
    private void refuseClosingSoon(List<LocalDate> closed, String by) {
        if (people.person(by).filter(person -> person.holds(Role.CHAIR)).isPresent()) {
            return;
        }
        if (!closed.isEmpty()) {
            throw new RefusedSubmission("With this year there would be no school on "
                    + BritishDates.brief(closed.get(0))
                    + ", which counts as a school day now and is no more than four weeks away. Ask the chair of governors to"
                    + " add the year: this step is theirs too once it is overdue. Or have IT support add it to the"
                    + " calendar’s file.");
        }
    }

    private static String inBritish(String fault) {
        return ISO.matcher(fault).replaceAll(day -> BritishDates.brief(LocalDate.parse(day.group())));
    }
}
