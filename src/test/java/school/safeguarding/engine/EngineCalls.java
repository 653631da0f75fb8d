package school.safeguarding.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Every call that the engine's web application could answer, read from its own classes. */
final class EngineCalls {

    private static final Map<String, Application> APPLICATIONS = Map.of(
            "/camunda/api/engine", new EngineRestApplication(),
            "/camunda/api/admin", new AdminApplication(),
            "/camunda/api/cockpit", new CockpitApplication(),
            "/camunda/api/tasklist", new TasklistApplication(),
            "/camunda/api/welcome", new WelcomeApplication());

    private EngineCalls() {}

    /** @param path with {@code {names}} as its authors wrote them */
    record EngineCall(String method, String path) implements Comparable<EngineCall> {

        String filledIn() {
            return path.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "default");
        }

        @Override
        public int compareTo(EngineCall other) {
            return (path + method).compareTo(other.path + other.method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Set<EngineCall> all() {
        Set<EngineCall> found = new TreeSet<>();
        APPLICATIONS.forEach((mount, application) -> application.getClasses().stream()
                .filter(type -> annotation(type, Path.class).isPresent())
                .forEach(type ->
                        walk(mount + "/" + annotation(type, Path.class).get().value(), type, found, new HashSet<>())));
        return found;
    }

    /** A resource may hand on to another, which may be the same again. */
    private static void walk(String at, Class<?> type, Set<EngineCall> found, Set<Class<?>> above) {
        if (!above.add(type)) {
            return;
        }
        for (Method method : type.getMethods()) {
            Optional<Path> path = annotation(method, Path.class);
            Optional<String> verb = verb(method);
            String here = tidy(at + path.map(own -> "/" + own.value()).orElse(""));
            if (verb.isPresent()) {
                found.add(new EngineCall(verb.get(), here));
            } else if (path.isPresent()) {
                walk(here, method.getReturnType(), found, new HashSet<>(above));
            }
        }
    }

    private static String tidy(String path) {
        return path.replaceAll("/+", "/");
    }

    private static Optional<String> verb(Method method) {
        return declarations(method)
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .map(present -> present.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> annotation(Class<?> type, Class<A> wanted) {
        return supertypes(type).stream()
                .map(one -> one.getAnnotation(wanted))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> wanted) {
        return declarations(method)
                .map(declared -> declared.getAnnotation(wanted))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The annotations stand on the interfaces. */
    private static Stream<Method> declarations(Method method) {
        return supertypes(method.getDeclaringClass()).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(declared -> declared.getName().equals(method.getName())
                        && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes()));
    }

    private static List<Class<?>> supertypes(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> one = type; one != null; one = one.getSuperclass()) {
            all.add(one);
            for (Class<?> implemented : one.getInterfaces()) {
                all.addAll(supertypes(implemented));
            }
        }
        return all;
    }
}
