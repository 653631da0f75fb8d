package school.safeguarding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Prints at the end of a build where its time went, from the reports of all forks. */
final class SlowestClasses {

    private static final int HOW_MANY = 20;

    private record Timed(String name, double seconds) {}

    private SlowestClasses() {}

    /** @param folders of reports, each in JUnit's XML; one that is not there is left out */
    public static void main(String... folders) throws IOException, XMLStreamException {
        List<Timed> all = new ArrayList<>();
        for (String folder : folders) {
            all.addAll(in(Path.of(folder)));
        }
        double together = all.stream().mapToDouble(Timed::seconds).sum();
        System.out.printf(
                Locale.ROOT,
                "The slowest of %d classes of tests, which took %.0f s together, the start of an application included:%n",
                all.size(),
                together);
        all.stream()
                .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
                .limit(HOW_MANY)
                .forEach(one -> System.out.printf(Locale.ROOT, "%8.1f s  %s%n", one.seconds(), one.name()));
    }

    private static List<Timed> in(Path folder) throws IOException, XMLStreamException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Timed> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList()) {
                found.add(read(file));
            }
        }
        return found;
    }

    private static Timed read(Path file) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader report = XMLInputFactory.newFactory().createXMLStreamReader(in);
            report.nextTag();
            return new Timed(
                    report.getAttributeValue(null, "name"),
                    Double.parseDouble(report.getAttributeValue(null, "time").replace(",", "")));
        }
    }
}
