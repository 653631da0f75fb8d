package school.safeguarding.record.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernLists;
import school.safeguarding.pages.NotThere;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/** What a card in Tasklist says of its step's concern. A concern that is not the reader's to open is not
 * in the answer, which then comes as late as for one that is not there. */
@RestController
class LevelsOfSteps {

    /** Tasklist shows fifteen cards at once. */
    private static final int MOST = 20;

    private final ConcernLists lists;
    private final NotThere notThere;

    LevelsOfSteps(ConcernLists lists, NotThere notThere) {
        this.lists = lists;
        this.notThere = notThere;
    }

    record Level(String code, String words) {}

    /** @param references those beyond the first twenty are left out */
    @GetMapping("/levels")
    Map<String, Level> levels(@RequestParam(name = "of", defaultValue = "") String references, Authentication reader) {
        Set<Reference> asked = Stream.of(references.split(","))
                .limit(MOST)
                .flatMap(typed -> TypedReference.read(typed).stream())
                .collect(Collectors.toSet());
        Map<Reference, Optional<RiskLevel>> levels = lists.levels(asked, AccountId.of(reader.getName()));
        if (levels.size() < asked.size()) {
            notThere.atFullStep();
        }
        return levels.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().value(), one -> one.getValue()
                        .map(level -> new Level(ConcernsPage.code(level), level.inWords()))
                        .orElse(new Level("none", "Not assessed yet"))));
    }
}
