package school.safeguarding.access;

import java.io.Serializable;
import java.util.Optional;

/** Where an attempt to sign in came from. Not kept beyond it. */
record SignInDetails(String address, String deviceOrNone) implements Serializable {

    Optional<String> device() {
        return Optional.ofNullable(deviceOrNone);
    }
}
