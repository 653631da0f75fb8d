package school.safeguarding.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.Resource;

/** The calls that are let through, each with its roles and its rule; everything else does not exist. */
class CallTable {

    /** Whose call it is beyond the role. Each is checked here again, apart from the engine's own grants. */
    enum Rule {
        NONE,
        /** The step in the path is offered to the caller, or theirs. */
        OWN_STEP,
        /** The caller's role may start the procedure in the path. */
        MAY_START,
        /** The caller's role may see the diagram of the procedure in the path. */
        MAY_SEE_DIAGRAM,
        /** The filter in the path is shown to the caller's role. */
        OWN_FILTER,
        /** The account in the path is the caller. */
        YOURSELF
    }

    private static final String ANYONE = "anyone";
    private static final String SIGNING_IN = "signing-in";
    private static final String EVERY_ROLE = "every-role";

    private final List<Call> calls;

    private CallTable(List<Call> calls) {
        this.calls = calls;
    }

    static CallTable read(Resource resource) {
        try {
            Binder binder = new Binder(
                    ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("calls", resource)));
            return new CallTable(binder.bind("calls", Bindable.listOf(Row.class)).get().stream()
                    .map(Call::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The table of calls cannot be read from " + resource, e);
        }
    }

    /**
     * As it stands in the file.
     *
     * @param call method and path; {@code {id}} stands for one part of a path, {@code {typed}} for one as a person may type it,
     *     blanks and dashes included, {@code **} for the rest of it
     * @param who {@code anyone}, {@code signing-in} for whoever is on the way in, {@code every-role}, or role ids
     * @param byItself whether a page makes it without anybody doing anything
     * @param body how much it may send; {@code null} where no more than others
     */
    record Row(String call, Set<String> who, Rule rule, boolean byItself, Calls.Body body) {}

    /** @param path decoded, without parameters */
    Optional<Call> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return calls.stream()
                .filter(call -> call.method().equals(asked) && call.matches(path))
                .findFirst();
    }

    List<Call> all() {
        return calls;
    }

    record Call(String method, Pattern path, Row row) {

        static Call of(Row row) {
            String[] parts = row.call().split(" ", 2);
            StringBuilder regex = new StringBuilder();
            for (String part : parts[1].split("(?=\\{id}|\\{typed}|\\*\\*)|(?<=\\{id}|\\{typed}|\\*\\*)")) {
                regex.append(
                        switch (part) {
                            case "{id}" -> "([A-Za-z0-9:._-]+)";
                            case "{typed}" -> "(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}){1,100}";
                            case "**" -> "[A-Za-z0-9:._/-]*";
                            default -> Pattern.quote(part);
                        });
            }
            return new Call(parts[0], Pattern.compile(regex.toString()), row);
        }

        boolean matches(String asked) {
            return !asked.contains("..") && path.matcher(asked).matches();
        }

        /** What stands for {@code {id}}; empty where the call has none. */
        String id(String asked) {
            Matcher matcher = path.matcher(asked);
            return matcher.matches() && matcher.groupCount() > 0 ? matcher.group(1) : "";
        }

        boolean isFor(Calls.Caller caller) {
            if (row.who().contains(ANYONE)) {
                return true;
            }
            if (row.who().contains(SIGNING_IN)) {
                return caller.isKnown();
            }
            Set<String> roles = new HashSet<>(caller.roles());
            roles.retainAll(row.who());
            return caller.isSignedIn() && (row.who().contains(EVERY_ROLE) || !roles.isEmpty());
        }

        Rule rule() {
            return row.rule() == null ? Rule.NONE : row.rule();
        }
    }
}
