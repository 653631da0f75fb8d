package school.safeguarding.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A changed copy of the set of indicators. A sign may count for more in it than in the release's. Which signs there are, and in which
 * words they are asked, comes with the forms. Source: default of this procedure.
 */
@Component
public class ChangedIndicators {

    /** More on a page are read by nobody. */
    private static final int MOST_FAULTS = 10;

    private final Indicators released;

    ChangedIndicators(Indicators released) {
        this.released = released;
    }

    /** Whether somebody would call it a set of indicators, right or wrong. */
    public static boolean isOne(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).strip().startsWith("[");
    }

    /** By which the sets of two releases are told apart: of the file, since the hash of an enum is another one after each start. */
    public int version() {
        return Arrays.hashCode(released.file());
    }

    /** The release's own, for whoever wants to change a copy of it. */
    public byte[] file() {
        return released.file();
    }

    /** One that is proposed; empty where it has a fault. */
    public Optional<List<Indicator>> read(byte[] file) {
        return faults(file).isEmpty() ? agreed(file) : Optional.empty();
    }

    /**
     * One that was agreed to, maybe beside an earlier release. It goes on counting where this release words a sign differently, adds
     * one or leaves one out. Empty where it cannot be read at all.
     */
    public Optional<List<Indicator>> agreed(byte[] file) {
        try {
            return Optional.of(Indicators.read(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Why it is no such copy, in whole sentences; none where it is. */
    public List<String> faults(byte[] file) {
        List<Indicator> all;
        try {
            all = Indicators.read(file);
        } catch (JsonProcessingException e) {
            return List.of("This cannot be read"
                    + Optional.ofNullable(e.getLocation())
                            .map(at -> " from line " + at.getLineNr() + " on")
                            .orElse("")
                    + ": each sign has “id”, “kind”, “label” and “help”, and may have “points”.");
        } catch (IOException e) {
            return List.of("This cannot be read.");
        }
        Map<String, Indicator> here = new HashMap<>();
        released.all().forEach(indicator -> here.put(indicator.id(), indicator));
        Set<String> seen = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (Indicator indicator : all) {
            if (indicator == null || indicator.id() == null || !seen.add(indicator.id())) {
                faults.add("Each sign needs an id, and stands here once.");
            } else if (!here.containsKey(indicator.id())) {
                faults.add("“" + indicator.id() + "”: no form asks about it, so that nobody could ever answer it.");
            } else {
                faults.addAll(faults(indicator, here.get(indicator.id())));
            }
        }
        Set<String> missing = new TreeSet<>(here.keySet());
        missing.removeAll(seen);
        missing.forEach(id -> faults.add("“" + id + "” is missing: the forms go on asking about it."));
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    private static List<String> faults(Indicator indicator, Indicator here) {
        List<String> faults = new ArrayList<>();
        String named = "“" + here.id() + "”: ";
        if (!here.label().equals(indicator.label()) || !here.help().equals(indicator.help())) {
            faults.add(named + "its words are those of the forms, which come with the software. Please leave them.");
        }
        if (indicator.kind() == null || !indicator.kind().isAtLeast(here.kind())) {
            faults.add(named
                    + (here.kind().isCounted()
                            ? "it is of the kind " + inWords(here) + ", and may count for more (vulnerability, then"
                                    + " general, then specific), not for less."
                            : "it is of the kind " + inWords(here) + ", and stays so."));
        } else if (indicator.points() != 0
                && (!here.kind().isCounted()
                        || indicator.points() < least(here)
                        || indicator.points() > Indicator.MOST_POINTS)) {
            faults.add(named
                    + (here.kind().isCounted()
                            ? "a “yes” counts " + least(here) + " to " + Indicator.MOST_POINTS + " points."
                            : "its points are those of its kind."));
        }
        return faults;
    }

    private static int least(Indicator here) {
        return here.points(IndicatorAnswer.YES);
    }

    private static String inWords(Indicator indicator) {
        return indicator.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Each sign that counts for more than in the release, as one line that people read; none of a file with a fault. */
    public List<String> lines(byte[] file) {
        List<Indicator> then = read(file).map(released::weightier).orElse(List.of());
        Map<String, Indicator> here =
                released.all().stream().collect(Collectors.toMap(Indicator::id, indicator -> indicator));
        return then.stream()
                .filter(indicator -> !indicator.equals(here.get(indicator.id())))
                .map(indicator -> line(indicator, here.getOrDefault(indicator.id(), indicator)))
                .toList();
    }

    private static String line(Indicator then, Indicator now) {
        List<String> changes = new ArrayList<>();
        if (then.kind() != now.kind()) {
            changes.add("counts as " + inWords(then) + ", in the software’s list as " + inWords(now));
        }
        if (then.points(IndicatorAnswer.YES) != now.points(IndicatorAnswer.YES)) {
            changes.add("counts " + then.points(IndicatorAnswer.YES) + " points, in the software’s list "
                    + now.points(IndicatorAnswer.YES));
        }
        return "“" + now.label() + "” " + String.join(", and ", changes);
    }
}
