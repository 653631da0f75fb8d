package school.safeguarding.access.signin;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an attempt to sign in came from. Not kept beyond it. */
public record SignInDetails(String address, @Nullable String deviceOrNone) implements Serializable {

    private static final int GROUPS_OF_A_NETWORK = 4;

    public static SignInDetails from(String address, Optional<String> device) {
        return new SignInDetails(network(address), device.orElse(null));
    }

    /** A household or a school has one network of version 6, and as many addresses in it as it likes. */
    public static String network(String address) {
        String[] groups = address.split(":");
        return groups.length > GROUPS_OF_A_NETWORK
                ? String.join(":", Arrays.copyOf(groups, GROUPS_OF_A_NETWORK))
                : address;
    }

    Optional<String> device() {
        return Optional.ofNullable(deviceOrNone);
    }
}
