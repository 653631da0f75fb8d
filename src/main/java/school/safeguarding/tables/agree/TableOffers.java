package school.safeguarding.tables.agree;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.tables.TableAsked;
import school.safeguarding.tables.propose.ProposedTable;
import school.safeguarding.tables.propose.ProposedTables;

/** Asks the head and the CPO, and whoever stands in for them when they are late, or when one has answered for both. */
@Component
class TableOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(TableOffers.class);

    private final ProposedTables proposals;
    private final TableAnswers answers;
    private final WhoAgrees whoAgrees;
    private final ApplicationEventPublisher events;

    TableOffers(ProposedTables proposals, TableAnswers answers, WhoAgrees whoAgrees, ApplicationEventPublisher events) {
        this.proposals = proposals;
        this.answers = answers;
        this.whoAgrees = whoAgrees;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of("tableApprover");
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        Optional<ProposedTable> about = proposals.of(step.facts());
        List<TableAnswer> given = about.map(proposed -> answers.findByProposalOrderByAnsweredAt(proposed.id()))
                .orElse(List.of());
        Set<AccountId> found = whoAgrees.asked(about, given, RoutingFact.isNextAsked.isTrue(step.facts()));
        if (found.isEmpty()) {
            log.error("ALARM A09: nobody is left who could agree to a decision table");
        } else {
            events.publishEvent(new TableAsked(
                    TableView.KEY
                            + about.map(proposed -> proposed.id().toString()).orElse("")
                            + " "
                            + given.size(),
                    found));
        }
        return found;
    }
}
