package school.safeguarding.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import school.safeguarding.reference.Reference;

/** Traces in a list, for a test that is not about the database. */
public class KeptTraces implements Trail {

    private final List<Trace> traces = new ArrayList<>();

    @Override
    public void leave(Trace trace) {
        traces.add(trace);
    }

    @Override
    public void leaveOnceAnHour(Trace trace) {
        leave(trace);
    }

    @Override
    public void count(Trace trace) {}

    @Override
    public void leaveNumbers() {}

    @Override
    public void expectMore() {}

    @Override
    public List<Left> about(Reference reference) {
        return List.of();
    }

    @Override
    public List<Left> standings(Reference reference) {
        return List.of();
    }

    @Override
    public Optional<Left> standing(Reference reference, Instant until) {
        return Optional.empty();
    }

    @Override
    public List<Left> offers(Reference reference, Instant until) {
        return List.of();
    }

    @Override
    public List<Left> between(Instant from, Instant until) {
        return List.of();
    }

    @Override
    public Optional<End> end() {
        return Optional.empty();
    }

    public List<Trace> traces() {
        return List.copyOf(traces);
    }
}
