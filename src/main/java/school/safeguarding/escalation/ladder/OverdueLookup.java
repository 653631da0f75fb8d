package school.safeguarding.escalation.ladder;

import java.util.Map;
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
import school.safeguarding.text.TextTemplates;

@Component
class OverdueLookup implements OverdueLines {

    private final OverdueSteps overdueSteps;
    private final Names names;
    private final People people;
    private final TextTemplates texts;

    OverdueLookup(OverdueSteps overdueSteps, Names names, People people, TextTemplates texts) {
        this.overdueSteps = overdueSteps;
        this.names = names;
        this.people = people;
        this.texts = texts;
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
                        overdue.levels().stream().map(this::tried).toList()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isRunning(String overdueId) {
        return overdueSteps
                .findById(UUID.fromString(overdueId))
                .filter(OverdueStep::isRunning)
                .isPresent();
    }

    private String tried(Level level) {
        return texts.fill(
                "overdue/tried",
                Map.of(
                        "at", BritishDates.inFull(level.toldAt()),
                        "name", names.of(level.account()),
                        "kind", level.kind()));
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccountId> toAct(String overdueId) {
        return overdueSteps.withId(overdueId).told(LevelKind.TO_ACT).stream()
                .filter(account -> people.person(account).isPresent())
                .collect(Collectors.toSet());
    }
}
