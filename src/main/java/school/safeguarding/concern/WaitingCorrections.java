package school.safeguarding.concern;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;

/** What was put right in a concern and waits for a second person, as a form shows it. */
@Component
class WaitingCorrections {

    private final Corrections corrections;

    WaitingCorrections(Corrections corrections) {
        this.corrections = corrections;
    }

    /** @param names of accounts, for whoever reads it */
    List<Map<String, Object>> waiting(String reference, UnaryOperator<String> names) {
        return corrections.findByReferenceOrderByAskedAt(reference).stream()
                .filter(Correction::isWaiting)
                .map(correction -> Map.<String, Object>of(
                        "id", correction.id(),
                        "what", inWords(correction, names),
                        "by", names.apply(correction.askedBy()),
                        "at", BritishDates.inFull(correction.askedAt())))
                .toList();
    }

    private static String inWords(Correction correction, UnaryOperator<String> names) {
        String whom = Stream.concat(
                        correction.about().stream().sorted().map(AboutWhom::inWords),
                        correction.accounts().stream().sorted().map(names))
                .collect(Collectors.joining(", "));
        return switch (correction.kind()) {
            case ADDED ->
                correction.isNameOnly()
                        ? "The person of concern has the name of: " + whom
                        : "It is also about, or to be kept from: " + whom;
            case TAKEN_AWAY -> "It is not about: " + whom;
            case WRONG_CHILD -> "It is about another child than was said";
        };
    }
}
