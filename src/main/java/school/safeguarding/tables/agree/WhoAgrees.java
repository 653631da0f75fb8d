package school.safeguarding.tables.agree;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.propose.ProposedTable;

/**
 * The head and the CPO, who are two people: never one account for both, whoever proposed it. To who handles a concern the chair agrees
 * after them.
 */
@Component
class WhoAgrees {

    private final People people;

    WhoAgrees(People people) {
        this.people = people;
    }

    Set<AccountId> asked(Optional<ProposedTable> about, List<TableAnswer> given, boolean isNextAsked) {
        boolean isOfHandlers = about.filter(WhoAgrees::isOfHandlers).isPresent();
        Set<AccountId> asked = new HashSet<>();
        free(isOfHandlers, given)
                .forEach(seat -> asked.addAll(people.staff()
                        .asked(seat.line(isOfHandlers), isNextAsked ? 2 : 1, account -> !hasAnswered(given, account))));
        return asked;
    }

    /** For which of them this account answers; empty if for none of those that are missing. */
    Optional<Seat> seatOf(ProposedTable about, List<TableAnswer> given, AccountId account) {
        boolean isOfHandlers = isOfHandlers(about);
        return hasAnswered(given, account)
                ? Optional.empty()
                : people.person(account).flatMap(person -> free(isOfHandlers, given).stream()
                        .filter(seat -> seat.line(isOfHandlers).stream().anyMatch(person::holds))
                        .findFirst());
    }

    /** Who is missing yet, where this one agrees. */
    List<Seat> missing(ProposedTable about, List<TableAnswer> given) {
        return free(isOfHandlers(about), given);
    }

    private static boolean isOfHandlers(ProposedTable about) {
        return about.proposal()
                .filter(proposal -> proposal.table().decisionId().equals(CheckTable.HANDLER))
                .isPresent();
    }

    private static List<Seat> free(boolean isOfHandlers, List<TableAnswer> given) {
        List<Seat> free = Stream.of(Seat.HEAD, Seat.CPO)
                .filter(seat -> isMissing(seat, given))
                .toList();
        // The chair asks the LADO contact once the school wants it.
        return free.isEmpty() && isOfHandlers && isMissing(Seat.CHAIR, given) ? List.of(Seat.CHAIR) : free;
    }

    private static boolean isMissing(Seat seat, List<TableAnswer> given) {
        return given.stream().noneMatch(answer -> answer.seat() == seat && answer.counts());
    }

    private static boolean hasAnswered(List<TableAnswer> given, AccountId account) {
        return given.stream()
                .anyMatch(answer -> answer.answeredBy().filter(account::equals).isPresent());
    }
}
