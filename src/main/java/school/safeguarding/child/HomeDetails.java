package school.safeguarding.child;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the register says of a child's home. Text that is not known is empty.
 *
 * @param adults those of whom the file says that they have parental responsibility
 */
public record HomeDetails(String address, String language, String ethnicity, List<Adult> adults) {

    public static final HomeDetails UNKNOWN = new HomeDetails("", "", "", List.of());

    public HomeDetails {
        address = Objects.requireNonNullElse(address, "");
        language = Objects.requireNonNullElse(language, "");
        ethnicity = Objects.requireNonNullElse(ethnicity, "");
        adults = adults == null ? List.of() : List.copyOf(adults);
    }

    /**
     * @param relationship to the child, such as “mother”; empty where the file does not say
     * @param livesWithChild empty where the file does not say
     */
    public record Adult(String name, String relationship, Optional<Boolean> livesWithChild) {

        public Adult {
            relationship = Objects.requireNonNullElse(relationship, "");
            livesWithChild = livesWithChild == null ? Optional.empty() : livesWithChild;
        }

        public String inWords() {
            return name
                    + (relationship.isEmpty() ? "" : ", " + relationship)
                    + livesWithChild
                            .map(lives -> lives ? ", lives with the child" : ", does not live with the child")
                            .orElse("");
        }
    }

    /** What a file says; what it has no column for is empty. */
    public record Said(
            Optional<String> address,
            Optional<String> language,
            Optional<String> ethnicity,
            Optional<List<Adult>> adults) {

        public static final Said NOTHING =
                new Said(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public HomeDetails over(HomeDetails before) {
            return new HomeDetails(
                    address.orElse(before.address()),
                    language.orElse(before.language()),
                    ethnicity.orElse(before.ethnicity()),
                    adults.orElse(before.adults()));
        }
    }
}
