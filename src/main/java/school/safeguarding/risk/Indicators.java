package school.safeguarding.risk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import school.safeguarding.risk.Indicator.Kind;

/** The set of indicators, which is data: a school with a licence for another set loads that one. */
@Component
public class Indicators {

    static final String PHYSICAL_SIGN = "physicalSign";
    static final String CHANGED_MOOD = "changedMood";

    /** The rules name each of these, so every set has exactly these of their kind. */
    private static final Map<Kind, Set<String>> NAMED = Map.of(
            Kind.HARM, Set.of("disclosure", "witnessedAct", "image", "shownPictures", PHYSICAL_SIGN),
            Kind.PICTURES, Set.of("picturesAlone"));

    private final List<Indicator> all;
    private final byte[] file;

    private volatile Supplier<List<Indicator>> own = List::of;

    /** @throws IllegalStateException saying what is wrong with the set */
    Indicators(@Value("${safeguarding.indicators:classpath:risk/indicators.json}") Resource source) {
        try {
            file = source.getInputStream().readAllBytes();
            all = read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The set of indicators cannot be read from " + source, e);
        }
        check();
    }

    /**
     * With nothing in the place of one that is {@code null}, which whoever reads it has to refuse.
     *
     * @throws IOException where it is no list of indicators
     */
    static List<Indicator> read(byte[] file) throws IOException {
        return Collections.unmodifiableList(Arrays.asList(JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file, Indicator[].class)));
    }

    /** Where the school's own are, which count beside these; none where it has none. */
    public void countBeside(Supplier<List<Indicator>> ofSchool) {
        own = ofSchool;
    }

    /** These as the school counts them; the same ones where it has none of its own. */
    List<Indicator> ofSchool() {
        return weightier(own.get());
    }

    /**
     * These with what others say of them, where that counts more. What others say of a sign that is not here, or less than is said
     * here, counts for nothing: others were agreed to beside an earlier release, and may be about signs that it had.
     */
    List<Indicator> weightier(List<Indicator> others) {
        if (others.isEmpty()) {
            return all;
        }
        Map<String, Indicator> byId = others.stream()
                .filter(other -> other != null && other.id() != null && other.kind() != null)
                .collect(Collectors.toMap(Indicator::id, Function.identity(), Indicators::heavier));
        return all.stream()
                .map(here -> Optional.ofNullable(byId.get(here.id()))
                        .map(other -> heavier(here, other))
                        .orElse(here))
                .toList();
    }

    /** The one with the weightier kind and the more points of both, as far as both are answered by yes or no. */
    private static Indicator heavier(Indicator here, Indicator other) {
        if (!here.kind().isCounted() || !other.kind().isCounted()) {
            return here;
        }
        return new Indicator(
                here.id(),
                other.kind().isAtLeast(here.kind()) ? other.kind() : here.kind(),
                here.label(),
                here.help(),
                Math.max(here.points(), Math.min(other.points(), Indicator.MOST_POINTS)));
    }

    private void check() {
        Set<String> ids = new HashSet<>();
        for (Indicator indicator : all) {
            if (indicator == null
                    || indicator.id() == null
                    || !indicator.id().matches("[a-z][A-Za-z0-9]*")
                    || !ids.add(indicator.id())) {
                throw new IllegalStateException("Indicators: each needs an id of its own in letters and digits");
            }
            if (indicator.kind() == null
                    || indicator.label() == null
                    || indicator.label().isBlank()) {
                throw new IllegalStateException("Indicator " + indicator.id() + " needs a kind and a label");
            }
            boolean isCounted = indicator.kind().isCounted() || indicator.points() == 0;
            if (!isCounted || indicator.points() < 0 || indicator.points() > Indicator.MOST_POINTS) {
                throw new IllegalStateException("Indicator " + indicator.id() + " cannot count that many points");
            }
        }
        NAMED.forEach((kind, expected) -> {
            if (!of(kind).stream()
                    .map(Indicator::id)
                    .collect(Collectors.toSet())
                    .equals(expected)) {
                throw new IllegalStateException(
                        "Indicators of kind " + kind.name().toLowerCase(Locale.ROOT) + " must be exactly " + expected);
            }
        });
        if (of(Kind.GENERAL).stream().noneMatch(indicator -> indicator.id().equals(CHANGED_MOOD))) {
            throw new IllegalStateException("Indicators of kind general must have " + CHANGED_MOOD);
        }
    }

    public List<Indicator> all() {
        return all;
    }

    byte[] file() {
        return file.clone();
    }

    /** The ids of the signs of harm itself, which are answered afresh at each review. */
    public List<String> signsOfHarm() {
        return of(Kind.HARM).stream().map(Indicator::id).toList();
    }

    /** Whether this is a sign of harm itself. */
    public boolean isOfHarm(String id) {
        return signsOfHarm().contains(id);
    }

    List<Indicator> of(Kind kind) {
        return all.stream().filter(indicator -> indicator.kind() == kind).toList();
    }
}
