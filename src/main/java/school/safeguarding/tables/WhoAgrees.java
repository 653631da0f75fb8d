package school.safeguarding.tables;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;

/** The head and the CPO, who are two people: never one account for both, whoever proposed it. */
@Component
class WhoAgrees {

    private final People people;

    WhoAgrees(People people) {
        this.people = people;
    }

    Set<String> asked(List<TableAnswer> given, boolean isNextAsked) {
        Set<String> asked = new HashSet<>();
        free(given)
                .forEach(seat -> asked.addAll(people.staff()
                        .asked(seat.line(), isNextAsked ? 2 : 1, account -> !hasAnswered(given, account))));
        return asked;
    }

    /** For which of the two this account answers; empty if for none of those that are missing. */
    Optional<Seat> seatOf(List<TableAnswer> given, String account) {
        return hasAnswered(given, account)
                ? Optional.empty()
                : people.person(account).flatMap(person -> free(given).stream()
                        .filter(seat -> seat.line().stream().anyMatch(person::holds))
                        .findFirst());
    }

    private static List<Seat> free(List<TableAnswer> given) {
        return Arrays.stream(Seat.values())
                .filter(seat -> given.stream()
                        .noneMatch(answer -> answer.seat() == seat
                                && answer.isAgreed()
                                && answer.answeredBy().isPresent()))
                .toList();
    }

    private static boolean hasAnswered(List<TableAnswer> given, String account) {
        return given.stream()
                .anyMatch(answer -> answer.answeredBy().filter(account::equals).isPresent());
    }
}
