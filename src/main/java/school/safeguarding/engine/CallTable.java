package school.safeguarding.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.Resource;

/** The calls that are let through; everything else does not exist. */
class CallTable {

    private final List<Call> calls;

    private CallTable(List<Call> calls) {
        this.calls = calls;
    }

    static CallTable read(Resource resource) {
        try {
            Binder binder = new Binder(
                    ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("calls", resource)));
            return new CallTable(binder.bind("calls", Bindable.listOf(String.class)).get().stream()
                    .map(Call::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The table of calls cannot be read from " + resource, e);
        }
    }

    /** @param path decoded, without parameters */
    boolean lets(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return calls.stream().anyMatch(call -> call.method().equals(asked) && call.matches(path));
    }

    private record Call(String method, Pattern path) {

        static Call of(String row) {
            String[] parts = row.split(" ", 2);
            StringBuilder regex = new StringBuilder();
            for (String part : parts[1].split("(?=\\{id}|\\*\\*)|(?<=\\{id}|\\*\\*)")) {
                regex.append(
                        switch (part) {
                            case "{id}" -> "[A-Za-z0-9:._-]+";
                            case "**" -> "[A-Za-z0-9:._/-]*";
                            default -> Pattern.quote(part);
                        });
            }
            return new Call(parts[0], Pattern.compile(regex.toString()));
        }

        boolean matches(String asked) {
            return !asked.contains("..") && path.matcher(asked).matches();
        }
    }
}
