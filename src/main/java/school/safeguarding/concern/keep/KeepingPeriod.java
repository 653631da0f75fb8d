package school.safeguarding.concern.keep;

import java.time.LocalDate;
import java.util.Optional;
import school.safeguarding.calendar.BritishDates;

/**
 * Until when a record is kept at least, the day included.
 *
 * @param rule by which, with its source
 */
record KeepingPeriod(LocalDate until, String rule) {

    /** Source: Independent Inquiry into Child Sexual Abuse, report of October 2022, recommendation on access to records (H.5). */
    private static final int YEARS_OF_ABUSE = 75;

    /** Source: Information Management Toolkit for Schools (IRMS), child protection files. */
    private static final int BIRTHDAY = 25;

    /**
     * @param closedOn in Europe/London, as both others
     * @param bornOn the latest day that any row of theirs says; empty where nobody knows: nobody who is reported on is younger than born that day
     * @param mayBeAbuse whether it was ever more than a low risk, was told to any agency, or is about somebody on the staff: the longest
     *     period covers that of an allegation about staff too, which ends with a pension age that nobody here knows
     */
    static KeepingPeriod of(LocalDate reportedOn, LocalDate closedOn, Optional<LocalDate> bornOn, boolean mayBeAbuse) {
        if (mayBeAbuse) {
            return new KeepingPeriod(
                    closedOn.plusYears(YEARS_OF_ABUSE),
                    YEARS_OF_ABUSE + " years after its close, as it may be of sexual abuse (IICSA, October 2022, H.5)");
        }
        LocalDate birthday = bornOn.orElse(reportedOn).plusYears(BIRTHDAY);
        return new KeepingPeriod(
                birthday.isAfter(closedOn) ? birthday : closedOn,
                "the child’s " + BIRTHDAY + "th birthday, or " + BIRTHDAY
                        + " years after the report where nobody knows the birth date (IRMS toolkit)");
    }

    boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }

    KeepingPeriod longer(KeepingPeriod other) {
        return other.until.isAfter(until) ? other : this;
    }

    String inWords() {
        return "Kept until " + BritishDates.brief(until) + " at least: " + rule + ".";
    }
}
