package school.safeguarding.engine.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/** The file that says who may do what in the engine. */
public record GrantsFile(List<Grant> grants, List<TaskFilter> filters) {

    /**
     * @param to group ids
     * @param resource a name of the engine's resources
     * @param permissions names of that resource's permissions
     */
    public record Grant(Set<String> to, String resource, String id, Set<String> permissions, String why) {}

    /** @param to the groups whose members see it in Tasklist */
    public record TaskFilter(String name, Set<String> to, Map<String, String> query, String color) {

        Optional<String> criterion(String key) {
            return Optional.ofNullable(query.get(key));
        }
    }

    public static GrantsFile read(Resource resource) {
        try {
            List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("grants", resource);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("", GrantsFile.class)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException("The grants cannot be read from " + resource, e);
        }
    }
}
