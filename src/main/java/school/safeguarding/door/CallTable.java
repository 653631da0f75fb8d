package school.safeguarding.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The calls that are let through, each with its roles and its rule; everything else does not exist. */
public class CallTable {

    /** Whose call it is beyond the role. Each is checked here again, apart from the engine's own grants. */
    public enum Rule {
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

    /** Nothing is decoded, and no parameter left out, before it is held against the table: what is not written as here is not there. */
    private static final PathContainer.Options AS_IT_STANDS = PathContainer.Options.create('/', false);

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private static final String ID = "[A-Za-z0-9:._-]+";
    private static final String TYPED = "(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2}){1,100}";
    private static final Pattern REST = Pattern.compile("/[A-Za-z0-9:._/-]*");

    private static final String ANYONE = "anyone";
    private static final String SIGNING_IN = "signing-in";
    private static final String EVERY_ROLE = "every-role";

    private final List<Call> calls;

    private CallTable(List<Call> calls) {
        this.calls = calls;
    }

    public static CallTable read(Resource resource) {
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
    public record Row(String call, Set<String> who, Rule rule, boolean byItself, Calls.Body body) {}

    /** @param path as the request has it, without what stands behind a question mark */
    public Optional<Call> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return calls.stream()
                .filter(call -> call.method().equals(asked) && call.matches(path))
                .findFirst();
    }

    public List<Call> all() {
        return calls;
    }

    /** @param begin what every path of it begins with: each request asks the table several times, and most calls are told apart by it */
    public record Call(String method, String begin, PathPattern path, Row row) {

        private static final Pattern FROM_FIRST_VARIABLE = Pattern.compile("/?\\{.*");

        static Call of(Row row) {
            String[] parts = row.call().split(" ", 2);
            String pattern =
                    parts[1].replace("{typed}", "{typed:" + TYPED + "}").replace("/**", "/{*rest}");
            for (int number = 1; pattern.contains("{id}"); number++) {
                pattern = pattern.replaceFirst("\\{id}", Matcher.quoteReplacement("{id" + number + ":" + ID + "}"));
            }
            return new Call(
                    parts[0], FROM_FIRST_VARIABLE.matcher(pattern).replaceFirst(""), PATTERNS.parse(pattern), row);
        }

        boolean matches(String asked) {
            return found(asked).isPresent();
        }

        /** What stands for the first {@code {id}}; empty where the call has none. */
        String id(String asked) {
            return found(asked).map(found -> found.getOrDefault("id1", "")).orElse("");
        }

        private Optional<Map<String, String>> found(String asked) {
            return asked.contains("..") || !asked.startsWith(begin)
                    ? Optional.empty()
                    : Optional.ofNullable(path.matchAndExtract(PathContainer.parsePath(asked, AS_IT_STANDS)))
                            .map(PathPattern.PathMatchInfo::getUriVariables)
                            .filter(found -> REST.matcher(found.getOrDefault("rest", "/"))
                                    .matches());
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

        public Rule rule() {
            return row.rule() == null ? Rule.NONE : row.rule();
        }
    }
}
