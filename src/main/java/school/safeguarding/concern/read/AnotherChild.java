package school.safeguarding.concern.read;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildNames;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.NamesOfDeleted;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.reference.Reference;

/** In what is told of one child, the others of the same report are “another child”: each is told of by itself. */
@Component
public class AnotherChild {

    private final SameReport sameReport;
    private final ConcernChildren children;
    private final NamesOfDeleted ofDeleted;

    AnotherChild(SameReport sameReport, ConcernChildren children, NamesOfDeleted ofDeleted) {
        this.sameReport = sameReport;
        this.children = children;
        this.ofDeleted = ofDeleted;
    }

    /** For texts of this concern that are told to anybody outside. */
    public UnaryOperator<String> in(Reference reference) {
        List<Child> others = Stream.concat(
                        sameReport.others(reference).stream().flatMap(other -> children.meant(other).stream()),
                        ofDeleted.in(List.of(reference)).stream())
                .toList();
        if (others.isEmpty()) {
            return text -> text;
        }
        ChildNames names = ChildNames.of(
                others,
                Stream.concat(children.meant(reference).stream(), children.siblings(reference).stream())
                        .toList());
        return text -> names.hide(text, Redaction.ANOTHER_CHILD);
    }
}
