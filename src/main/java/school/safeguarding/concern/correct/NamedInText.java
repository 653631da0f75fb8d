package school.safeguarding.concern.correct;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;
import school.safeguarding.people.Role;
import school.safeguarding.responsibility.HandlerRole;

/**
 * Who of those who would handle, countersign or be told stands in what somebody wrote, by name or by title. Case, accents,
 * apostrophes and hyphens make no difference. It finds too many rather than too few: what is found is asked about.
 */
@Component
class NamedInText {

    private static final Set<String> FORMS_OF_ADDRESS =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "rev", "father");

    /** Each as words that follow one another. */
    private static final Map<AboutWhom, List<String>> TITLES = Map.of(
            AboutWhom.NAMED_CPO,
            List.of(
                    "cpo",
                    "dcpo",
                    "dsl",
                    "ddsl",
                    "child protection officer",
                    "child protection lead",
                    "safeguarding lead",
                    "safeguarding officer"),
            AboutWhom.NAMED_HEAD,
            List.of("headteacher", "head teacher", "headmaster", "head master", "headmistress", "head mistress"),
            AboutWhom.NAMED_CHAIR,
            List.of("chair of governors", "chairman of governors", "chairwoman of governors", "chair of the governors"),
            AboutWhom.NAMED_GOVERNOR,
            List.of("governor", "deputy chair of governors", "vice chair of governors"));

    /** Titles that only one person bears, who means themselves with them. */
    private static final Map<AboutWhom, Role> OF_ONE =
            Map.of(AboutWhom.NAMED_CPO, Role.CPO, AboutWhom.NAMED_HEAD, Role.HEAD, AboutWhom.NAMED_CHAIR, Role.CHAIR);

    private final People people;

    NamedInText(People people) {
        this.people = people;
    }

    /**
     * @param certain whose full name stands as the person of concern
     * @param possible whose name, part of it, initials or title stands there or elsewhere
     */
    record Found(Set<AboutWhom> certain, Set<AboutWhom> possible) {}

    /**
     * @param personOfConcern as it was typed
     * @param accounts what else was written about it
     * @param writer the account id of whoever wrote it: "I, the CPO" names nobody else
     */
    Found in(Optional<String> personOfConcern, Collection<String> accounts, AccountId writer) {
        Set<AboutWhom> certain = EnumSet.noneOf(AboutWhom.class);
        Set<AboutWhom> possible = EnumSet.noneOf(AboutWhom.class);
        List<List<String>> texts = Stream.concat(personOfConcern.stream(), accounts.stream())
                .map(NamedInText::words)
                .toList();
        List<String> concerned = personOfConcern.map(NamedInText::words).orElse(List.of());
        List<Person> line = people.holding(HandlerRole.CPO.line().toArray(Role[]::new));
        List<String> unclaimed = new ArrayList<>(concerned);
        for (Person person : line) {
            Name name = Name.of(person);
            if (name.isWholeIn(concerned) || isSame(person, personOfConcern)) {
                certain.addAll(rowsOf(person));
                unclaimed.removeAll(List.of(name.first(), name.last()));
            }
        }
        line.stream()
                .filter(person -> !person.id().equals(writer))
                .filter(person -> Name.of(person).isPartlyOrByInitialsIn(unclaimed)
                        || texts.stream().anyMatch(Name.of(person)::isIn))
                .forEach(person -> possible.addAll(rowsOf(person)));
        TITLES.forEach((row, titles) -> {
            boolean isWriters = people.person(writer)
                    .filter(person -> OF_ONE.containsKey(row) && person.holds(OF_ONE.get(row)))
                    .isPresent();
            boolean isThere = titles.stream().map(NamedInText::words).anyMatch(title -> texts.stream()
                    .anyMatch(text -> follows(text, title)));
            if (isThere && !isWriters) {
                possible.add(row);
            }
        });
        possible.addAll(certain);
        return new Found(certain, possible);
    }

    /** Also where it is typed with a space for a hyphen. */
    private static boolean isSame(Person person, Optional<String> personOfConcern) {
        return personOfConcern
                .map(PersonName::words)
                .filter(PersonName.words(person.name())::equals)
                .isPresent();
    }

    private static Set<AboutWhom> rowsOf(Person person) {
        return AboutWhom.NAMED.stream()
                .filter(row -> row.excluded().stream().anyMatch(person::holds))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AboutWhom.class)));
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}'’‘`´-]", "")
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    }

    private static boolean follows(List<String> text, List<String> words) {
        return Collections.indexOfSubList(text, words) >= 0;
    }

    private record Name(String first, String last) {

        /** What stands in brackets after it is no part of it. */
        static Name of(Person person) {
            List<String> words = words(person.name().replaceAll("\\(.*?\\)", ""));
            return words.isEmpty() ? new Name("", "") : new Name(words.get(0), words.get(words.size() - 1));
        }

        boolean isWholeIn(List<String> concerned) {
            return concerned.contains(first) && concerned.contains(last);
        }

        boolean isPartlyOrByInitialsIn(List<String> concerned) {
            return concerned.contains(first) || concerned.contains(last) || isInitialsIn(concerned);
        }

        private boolean isInitialsIn(List<String> concerned) {
            if (first.isEmpty()) {
                return false;
            }
            String initials = first.substring(0, 1) + last.charAt(0);
            return concerned.contains(initials)
                    || follows(concerned, List.of(first.substring(0, 1), last.substring(0, 1)));
        }

        /** In a running text a first name alone may be any child's. */
        boolean isIn(List<String> text) {
            return follows(text, List.of(first, last))
                    || follows(text, List.of(last, first))
                    || FORMS_OF_ADDRESS.stream()
                            .anyMatch(address ->
                                    follows(text, List.of(address, last)) || follows(text, List.of(address, first)));
        }
    }
}
