package school.safeguarding.engine;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * One process as its file has it: what it means, by the engine's own model, and what is written, comments included.
 */
record Model(Path path, BpmnModelInstance meaning, Document written) {

    static final Path FOLDER = Path.of("processes");
    private static final Path SOURCES = Path.of("src/main/java");

    /** Nobody changes one: they are read once for all classes that ask. */
    private static final List<Model> ALL =
            files("*.bpmn").stream().map(Model::read).toList();

    static Stream<Model> all() {
        return ALL.stream();
    }

    static List<Path> files(String glob) {
        try (var found = Files.newDirectoryStream(FOLDER, glob)) {
            List<Path> files = new ArrayList<>();
            found.forEach(files::add);
            files.sort(null);
            return files;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Model read(Path path) {
        return new Model(path, Bpmn.readModelFromFile(path.toFile()), document(path));
    }

    static Document document(Path path) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(path.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("Cannot read " + path, e);
        }
    }

    /** Every match of the pattern's first group in the application's own sources. */
    static Set<String> inSources(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .map(Model::text)
                    .map(compiled::matcher)
                    .flatMap(Matcher::results)
                    .map((MatchResult match) -> match.group(1))
                    .collect(toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The names of the sources in which it stands. */
    static Set<String> sourcesWith(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            return sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> compiled.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .collect(toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String idByFile(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    String id() {
        return idByFile(path);
    }

    Process process() {
        Collection<Process> processes = all(Process.class);
        if (processes.size() != 1) {
            throw new AssertionError(path + " has " + processes.size() + " processes");
        }
        return processes.iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return meaning.getModelElementsByType(type);
    }

    /** Every element as it is written, in the file's order. */
    List<Element> elements() {
        return elements(written);
    }

    static List<Element> elements(Document document) {
        var all = document.getElementsByTagNameNS("*", "*");
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
                .map(i -> (Element) all.item(i))
                .toList();
    }

    List<Element> elements(String... localNames) {
        Set<String> wanted = Set.copyOf(Arrays.asList(localNames));
        return elements().stream()
                .filter(element -> wanted.contains(element.getLocalName()))
                .toList();
    }

    /** The comment right above an element. */
    static Optional<String> commentAbove(Element element) {
        Node before = element.getPreviousSibling();
        while (before != null && before.getNodeType() == Node.TEXT_NODE) {
            before = before.getPreviousSibling();
        }
        return before != null && before.getNodeType() == Node.COMMENT_NODE
                ? Optional.of(before.getNodeValue().strip())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
