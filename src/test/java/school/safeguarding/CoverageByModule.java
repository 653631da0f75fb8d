package school.safeguarding;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Prints at the end of a build how much of each module its tests ran, from JaCoCo's table of classes. */
final class CoverageByModule {

    private static final String OURS = "school.safeguarding";
    private static final CSVFormat TABLE =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private CoverageByModule() {}

    private record Counted(long lines, long linesRun, long branches, long branchesTaken) {

        static Counted of(CSVRecord row) {
            long lines = number(row, "LINE_COVERED");
            long branches = number(row, "BRANCH_COVERED");
            return new Counted(
                    lines + number(row, "LINE_MISSED"), lines, branches + number(row, "BRANCH_MISSED"), branches);
        }

        private static long number(CSVRecord row, String column) {
            return Long.parseLong(row.get(column));
        }

        Counted and(Counted other) {
            return new Counted(
                    lines + other.lines,
                    linesRun + other.linesRun,
                    branches + other.branches,
                    branchesTaken + other.branchesTaken);
        }
    }

    /** @param table a file, as {@code jacoco:report} writes it */
    public static void main(String... table) throws IOException {
        Map<String, Counted> modules = new TreeMap<>();
        try (BufferedReader file = Files.newBufferedReader(Path.of(table[0]))) {
            for (CSVRecord row : TABLE.parse(file)) {
                modules.merge(module(row.get("PACKAGE")), Counted.of(row), Counted::and);
            }
        }
        System.out.println("Lines and branches that tests ran, without what ran in processes of their own:");
        modules.forEach(CoverageByModule::print);
        print("all", modules.values().stream().reduce(new Counted(0, 0, 0, 0), Counted::and));
    }

    private static String module(String name) {
        String below = name.startsWith(OURS + ".") ? name.substring(OURS.length() + 1) : "(the application itself)";
        int end = below.indexOf('.');
        return end < 0 ? below : below.substring(0, end);
    }

    private static void print(String name, Counted counted) {
        System.out.printf(
                Locale.ROOT,
                "%-26s %5.1f %% of %5d lines  %5.1f %% of %5d branches%n",
                name,
                share(counted.linesRun(), counted.lines()),
                counted.lines(),
                share(counted.branchesTaken(), counted.branches()),
                counted.branches());
    }

    private static double share(long some, long all) {
        return all == 0 ? 100 : 100.0 * some / all;
    }
}
