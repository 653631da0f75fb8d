package school.safeguarding.family.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.family.link.FamilyLink;
import school.safeguarding.family.link.LinkFamily;

/** Takes what somebody says about their family at this school, asked or by themselves. */
@Component
class SaidFamily {

    private static final int MOST_AT_ONCE = 3;
    private static final String NO_LONGER = "familyNoLonger";

    private final LinkFamily link;
    private final KnownChildren children;

    SaidFamily(LinkFamily link, KnownChildren children) {
        this.link = link;
        this.children = children;
    }

    /** @throws RefusedSubmission if it names nobody by whom a child can be known, or nobody who was said to be family */
    void take(Submission said) {
        switch (said.required("familyAnswer")) {
            case "some" -> {
                for (int number = 1; number <= MOST_AT_ONCE; number++) {
                    declare(said, "familyChild" + number);
                }
            }
            case "no-longer" -> endOf(said);
            default -> link.of(said.submittedBy()).forEach(link::askToEnd);
        }
    }

    private void declare(Submission said, String field) {
        said.text(field).ifPresent(name -> {
            if (!Child.isNamed(name)) {
                throw new RefusedSubmission(said.label(field) + " must be the full name of a child.");
            }
            link.declare(said.submittedBy(), name, said.date(field + "BornOn"));
        });
    }

    private void endOf(Submission said) {
        KnownAs named = KnownAs.of(List.of(said.required(NO_LONGER)), Optional.empty());
        List<FamilyLink> own = link.of(said.submittedBy());
        Map<ChildId, Child> theirs =
                children.of(own.stream().map(FamilyLink::child).toList());
        List<FamilyLink> meant = own.stream()
                .filter(one -> Optional.ofNullable(theirs.get(one.child()))
                        .filter(child -> child.knownAs().as(named) != SameChild.NO)
                        .isPresent())
                .toList();
        if (meant.isEmpty()) {
            throw new RefusedSubmission(
                    said.label(NO_LONGER) + " must be the full name of a child who is said to be your family.");
        }
        meant.forEach(link::askToEnd);
    }
}
