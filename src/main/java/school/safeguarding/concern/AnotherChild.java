package school.safeguarding.concern;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildNames;

/** In what is told of one child, the others of the same report are “another child”: each is told of by itself. */
@Component
class AnotherChild {

    private final SameReport sameReport;
    private final ConcernChildren children;

    AnotherChild(SameReport sameReport, ConcernChildren children) {
        this.sameReport = sameReport;
        this.children = children;
    }

    /** For texts of this concern that are told to anybody outside. */
    UnaryOperator<String> in(String reference) {
        List<Child> others = sameReport.others(reference).stream()
                .flatMap(other -> children.meant(other).stream())
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
