package school.safeguarding.concern.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildHomes;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.HomeDetails;
import school.safeguarding.child.HomeDetails.Adult;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.parentcontact.KnownAdults;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/** What the register says of the home of a concern's child now. What somebody answered since counts before it, wherever both are there. */
@Component
public class RegisteredHome implements KnownAdults {

    private final ConcernChildren children;
    private final KnownChildren register;
    private final ChildHomes homes;

    RegisteredHome(ConcernChildren children, KnownChildren register, ChildHomes homes) {
        this.children = children;
        this.register = register;
        this.homes = homes;
    }

    private record Known(HomeDetails home, boolean isProtected) {}

    private Optional<Known> of(Child child) {
        // Where somebody typed the name, nobody has said yet which pupil it is.
        Set<ChildId> rows = child.isInRegister() ? Set.of(child.id()) : children.sameAs(Set.of(child.id()));
        Map<ChildId, HomeDetails> same = homes.of(rows);
        if (same.size() != 1) {
            return Optional.empty();
        }
        Map.Entry<ChildId, HomeDetails> only = same.entrySet().iterator().next();
        return register.of(only.getKey())
                .map(pupil -> new Known(only.getValue(), pupil.particulars().isNameProtected()));
    }

    /** By the keys under which the forms ask for it, in their order. */
    private static Map<String, Line> lines(Known known) {
        HomeDetails home = known.home();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (HomeDetail detail : HomeDetail.values()) {
            String answer = in(home, detail, "\n");
            if (!answer.isEmpty()) {
                lines.put(detail.asked(), new Line(detail.asked(), detail.label(), answer));
            }
        }
        return lines;
    }

    /** @param between what stands between two adults */
    public static String in(HomeDetails home, HomeDetail detail, String between) {
        return switch (detail) {
            case ADDRESS -> home.address();
            case ADULTS -> home.adults().stream().map(Adult::inWords).collect(Collectors.joining(between));
            case LANGUAGE -> home.language();
            case ETHNICITY -> home.ethnicity();
        };
    }

    /**
     * For whoever reads the record: a protected address is not among it, since pages are left open and printed.
     *
     * @param marked adults of the home who bear the name of the person of concern
     */
    public List<Line> shown(Optional<Child> child, List<Adult> marked) {
        return child.flatMap(this::of)
                .map(known -> {
                    List<Line> lines = new ArrayList<>(lines(known).values());
                    lines.replaceAll(line -> line.key().equals(HomeDetail.ADULTS.asked())
                            ? new Line(line.key(), line.label(), marked(known.home(), marked))
                            : line);
                    if (known.isProtected()) {
                        lines.replaceAll(line -> line.key().equals(HomeDetail.ADDRESS.asked())
                                ? new Line(
                                        line.key(),
                                        line.label(),
                                        "Protected. It is in what you are given to tell the"
                                                + " police and social care, and nowhere else.")
                                : line);
                    }
                    return List.copyOf(lines);
                })
                .orElse(List.of());
    }

    private static String marked(HomeDetails home, List<Adult> marked) {
        return home.adults().stream()
                .map(adult -> adult.inWords() + (marked.contains(adult) ? PersonInHome.MARK : ""))
                .collect(Collectors.joining("\n"));
    }

    /** What forms ask after, filled in for whichever agency: without a protected address. */
    public Map<String, String> details(Optional<Child> child) {
        return child.flatMap(this::of)
                .map(known -> lines(known).values().stream()
                        .filter(line -> !known.isProtected() || !line.key().equals(HomeDetail.ADDRESS.asked()))
                        .collect(Collectors.toMap(Line::key, Line::answer)))
                .orElse(Map.of());
    }

    /**
     * Whether the address of the child is protected, whoever wrote it down. So is that of a child of whom nobody has said whether
     * they are the pupil of that name whose address is.
     */
    public boolean isProtected(Optional<Child> child) {
        return child.filter(one -> one.particulars().isNameProtected() || isAnyLikeProtected(one))
                .isPresent();
    }

    private boolean isAnyLikeProtected(Child child) {
        Set<ChildId> like = register.like(child.knownAs()).entrySet().stream()
                .filter(found -> found.getValue() == SameChild.YES
                        || (!child.isInRegister() && found.getValue() == SameChild.MAY_BE))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return register.of(like).values().stream()
                .anyMatch(one -> one.particulars().isNameProtected());
    }

    /** The register's, for an agency that acts to protect the child, and no other. */
    public Optional<String> protectedAddress(Optional<Child> child) {
        return child.flatMap(this::of)
                .filter(known -> known.isProtected() && !known.home().address().isEmpty())
                .map(known -> known.home().address());
    }

    @Override
    public List<String> of(Reference reference) {
        return adults(reference).stream().map(Adult::name).toList();
    }

    List<Adult> adults(Reference reference) {
        return children.of(reference).flatMap(this::of).stream()
                .map(Known::home)
                .map(HomeDetails::adults)
                .flatMap(Collection::stream)
                .toList();
    }
}
