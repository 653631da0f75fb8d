package school.safeguarding.tables.agree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.check.CheckTable.Difference;
import school.safeguarding.tables.propose.ProposedTable;
import school.safeguarding.tables.propose.ProposedTables;
import school.safeguarding.text.TextTemplates;

/** The table that a step is about, as a difference in rows. */
@Component
public class TableView implements SchoolView {

    /** How the key of the process begins that asks for agreement. */
    public static final String KEY = "table-change-";

    private final ProposedTables proposals;
    private final TableAnswers answers;
    private final CheckTable check;
    private final People people;
    private final TextTemplates texts;

    TableView(ProposedTables proposals, TableAnswers answers, CheckTable check, People people, TextTemplates texts) {
        this.proposals = proposals;
        this.answers = answers;
        this.check = check;
        this.people = people;
        this.texts = texts;
    }

    @Override
    public boolean knows(String key) {
        return key.matches(KEY + "[0-9a-f-]{36}");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        return proposals
                .findById(UUID.fromString(key.substring(KEY.length())))
                .map(proposed -> Map.<String, Object>of("proposedTable", List.of(shown(proposed))))
                .orElse(Map.of());
    }

    private Map<String, Object> shown(ProposedTable proposed) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("proposedAt", BritishDates.brief(proposed.proposedAt()));
        proposed.proposal().ifPresent(proposal -> {
            shown.put("table", proposal.table().decisionId());
            shown.put("proposedBy", people.nameOf(proposal.by()));
            Optional<Difference> difference = check.difference(proposal.table());
            shown.put("more", inLines(difference.map(Difference::more).orElse(List.of())));
            shown.put("less", inLines(difference.map(Difference::less).orElse(List.of())));
        });
        shown.put(
                "answers",
                inLines(answers.findByProposalOrderByAnsweredAt(proposed.id()).stream()
                        .map(this::inWords)
                        .toList()));
        return shown;
    }

    private String inWords(TableAnswer answer) {
        return texts.fill(
                "tables/answer",
                Map.of(
                        "by", answer.answeredBy().map(people::nameOf),
                        "isAgreed", answer.isAgreed(),
                        "reason", answer.reason(),
                        "ladoContact", answer.ladoContact()));
    }

    private static List<Map<String, String>> inLines(List<String> lines) {
        return lines.stream().map(line -> Map.of("line", line)).toList();
    }
}
