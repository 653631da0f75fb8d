package school.safeguarding.lowlevel.removal;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.escalation.OverKeeping;
import school.safeguarding.lowlevel.list.KeptConcerns;
import school.safeguarding.lowlevel.list.LowLevelConcern;
import school.safeguarding.people.People;

/**
 * A low-level concern is kept until the adult has left, at least. Then whoever keeps the list is told, on the first day of each month,
 * until two people take it out or the adult is here again. Sources: KCSIE part four, section two; how often, a default of this procedure.
 */
@Component
class KeepLowLevelConcerns implements OverKeeping {

    private final KeptConcerns kept;
    private final People people;

    KeepLowLevelConcerns(KeptConcerns kept, People people) {
        this.kept = kept;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> sentences(LocalDate day, String account) {
        if (day.getDayOfMonth() != 1) {
            return List.of();
        }
        return people.person(account).stream()
                .flatMap(keeper ->
                        kept.all().stream().filter(entry -> entry.list().isKeptBy(keeper) && hasLeft(entry)))
                .map(entry ->
                        entry.reference() + " is about somebody who has no account here any more. Read it on the page"
                                + " “Low-level concerns”, and have it taken out if nothing keeps it.")
                .toList();
    }

    /** Of whoever never had an account nobody here knows when they leave. */
    private boolean hasLeft(LowLevelConcern entry) {
        return entry.adult().account().isPresent() && isNobodyOfThatName(entry, people);
    }

    static boolean isNobodyOfThatName(LowLevelConcern entry, People people) {
        return people.staff().all().stream().noneMatch(entry.adult()::mayBe);
    }
}
