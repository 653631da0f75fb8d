package school.safeguarding.access;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/** Where an attempt to sign in came from. Not kept beyond it. */
record SignInDetails(String address, String deviceOrNone) implements Serializable {

    private static final int GROUPS_OF_A_NETWORK = 4;

    /** A household or a school has one network of version 6, and as many addresses in it as it likes. */
    static SignInDetails from(String address, Optional<String> device) {
        String[] groups = address.split(":");
        String network = groups.length > GROUPS_OF_A_NETWORK
                ? String.join(":", Arrays.copyOf(groups, GROUPS_OF_A_NETWORK))
                : address;
        return new SignInDetails(network, device.orElse(null));
    }

    Optional<String> device() {
        return Optional.ofNullable(deviceOrNone);
    }
}
