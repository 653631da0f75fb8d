package school.safeguarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Keeps an installation for real children from starting half configured, or with a secret that anybody would guess. */
class ProductionSettings implements EnvironmentPostProcessor, Ordered {

    static final List<String> NEEDED = List.of(
            "SAFEGUARDING_DB_URL",
            "SAFEGUARDING_DB_USER",
            "SAFEGUARDING_DB_PASSWORD",
            "SAFEGUARDING_DB_OWNER_USER",
            "SAFEGUARDING_DB_OWNER_PASSWORD",
            "SAFEGUARDING_MAIL_HOST",
            "SAFEGUARDING_MAIL_FROM",
            "SAFEGUARDING_SCHOOL_NAME",
            "SAFEGUARDING_BASE_URL",
            "SAFEGUARDING_LADO_MAIL",
            "SAFEGUARDING_FRONT_DOOR_MAIL",
            "SAFEGUARDING_FRONT_DOOR_NUMBER",
            "SAFEGUARDING_POLICE_NUMBER",
            "SAFEGUARDING_SOCIAL_CARE_NUMBER",
            "SAFEGUARDING_SCHOOL_NURSING_NUMBER",
            "SAFEGUARDING_LADO_NUMBER");

    /** Set where one command runs and not the application. */
    static final String IS_COMMAND = "safeguarding.is-command";

    /** What every command needs; one that needs more says so itself. */
    private static final List<String> NEEDED_BY_COMMANDS =
            List.of("SAFEGUARDING_DB_URL", "SAFEGUARDING_DB_USER", "SAFEGUARDING_DB_PASSWORD");

    /** One of them: the file with the keyset, or the keyset itself. */
    private static final List<String> KEYSET = List.of("SAFEGUARDING_KEYSET_FILE", "SAFEGUARDING_KEYSET");

    private static final List<String> SECRETS = List.of(
            "SAFEGUARDING_DB_PASSWORD",
            "SAFEGUARDING_DB_OWNER_PASSWORD",
            "SAFEGUARDING_MAIL_PASSWORD",
            "SAFEGUARDING_MONITORING_PASSWORD");
    private static final Set<String> GUESSED =
            Set.of("postgres", "password", "changeme", "change-me", "demo", "secret", "owner", "app", "safeguarding");
    private static final int SHORTEST_SECRET = 12;

    @Override
    public int getOrder() {
        // After the files with the settings, secrets among them, have been read.
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        List<String> faults = new ArrayList<>();
        boolean isCommand = environment.getProperty(IS_COMMAND, Boolean.class, false);
        for (String name : isCommand ? NEEDED_BY_COMMANDS : NEEDED) {
            if (value(environment, name).isBlank()) {
                faults.add(name + " is missing");
            }
        }
        if (!isCommand
                && KEYSET.stream().allMatch(name -> value(environment, name).isBlank())) {
            faults.add("the keyset is missing: set " + String.join(" or ", KEYSET));
        }
        for (String name : SECRETS) {
            String secret = value(environment, name);
            if (!secret.isBlank() && isGuessed(secret)) {
                faults.add(name + " is a default or shorter than " + SHORTEST_SECRET + " characters");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults)
                    + ". Set each as an environment variable, or as a file of that name in /run/secrets.");
        }
    }

    private static boolean isGuessed(String secret) {
        return secret.length() < SHORTEST_SECRET || GUESSED.contains(secret.toLowerCase(Locale.ROOT));
    }

    private static String value(ConfigurableEnvironment environment, String name) {
        String value = environment.getProperty(name);
        return value == null ? "" : value;
    }
}
