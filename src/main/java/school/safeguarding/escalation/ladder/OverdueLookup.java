package school.safeguarding.escalation.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.OverdueLines;
import school.safeguarding.escalation.cover.Names;
import school.safeguarding.escalation.ladder.OverdueStep.Level;
import school.safeguarding.escalation.ladder.OverdueStep.LevelKind;
import school.safeguarding.people.People;

@Component
class OverdueLookup implements OverdueLines {

    private final OverdueSteps overdueSteps;
    private final Names names;
    private final People people;

    OverdueLookup(OverdueSteps overdueSteps, Names names, People people) {
        this.overdueSteps = overdueSteps;
        this.names = names;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OverdueLine> of(String overdueId) {
        return overdueSteps
                .findById(UUID.fromString(overdueId))
                .map(overdue -> new OverdueLine(
                        overdue.reference(),
                        overdue.taskId(),
                        overdue.stepName(),
                        overdue.cause().inWords(),
                        overdue.dueAt(),
                        overdue.isDueAssumed(),
                        overdue.heldBy().stream().sorted().map(names::of).toList(),
                        tried(overdue)));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isRunning(String overdueId) {
        return overdueSteps
                .findById(UUID.fromString(overdueId))
                .filter(OverdueStep::isRunning)
                .isPresent();
    }

    private List<String> tried(OverdueStep overdue) {
        List<String> tried = new ArrayList<>();
        for (Level level : overdue.levels()) {
            String what =
                    switch (level.kind()) {
                        case REMINDED -> " was reminded";
                        case OFFERED -> " was offered the step";
                        case TO_ACT -> " was asked to act";
                    };
            tried.add(BritishDates.inFull(level.toldAt()) + ": " + names.of(level.account()) + what);
        }
        return tried;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccountId> toAct(String overdueId) {
        return overdueSteps.withId(overdueId).told(LevelKind.TO_ACT).stream()
                .filter(account -> people.person(account).isPresent())
                .collect(Collectors.toSet());
    }
}
