package school.safeguarding.family.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.family.say.FamilyQuestion;
import school.safeguarding.family.say.FamilyQuestions;
import school.safeguarding.people.People;

/** To each person what is said of themselves, and to whoever is asked to confirm a link that one. */
@Component
public class FamilyView implements SchoolView {

    private final FamilyQuestions questions;
    private final FamilyLinks links;
    private final LinkFamily link;
    private final KnownChildren children;
    private final Procedures procedures;
    private final People people;

    FamilyView(
            FamilyQuestions questions,
            FamilyLinks links,
            LinkFamily link,
            KnownChildren children,
            Procedures procedures,
            People people) {
        this.questions = questions;
        this.links = links;
        this.link = link;
        this.children = children;
        this.procedures = procedures;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return question(key).isPresent() || asked(key).isPresent();
    }

    private Optional<FamilyQuestion> question(String key) {
        return SchoolView.id(key).flatMap(questions::findById);
    }

    private Optional<FamilyLink> asked(String key) {
        return SchoolView.id(key).flatMap(links::findById);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        Optional<FamilyQuestion> question = question(key);
        List<FamilyLink> shown = question.isPresent()
                ? question.filter(one -> one.account().equals(reader))
                        .map(one -> link.of(reader))
                        .orElse(List.of())
                : asked(key).filter(one -> procedures.isOffered(key, reader)).stream()
                        .toList();
        return shown.isEmpty()
                ? Map.of()
                : Map.of("family", shown.stream().map(this::shown).toList());
    }

    private Map<String, String> shown(FamilyLink one) {
        return Map.of(
                "who", people.nameOf(one.account()),
                "child",
                        children.of(one.child()).map(FamilyView::described).orElse("a child who is not known any more"),
                "why",
                        one.origin() == FamilyLink.Origin.REGISTER
                                ? "The register names an adult with parental responsibility of that name"
                                : "They said so themselves",
                "at", BritishDates.inFull(one.saidAt()),
                "asked", one.isAsked() ? "A second person is asked about it." : "");
    }

    private static String described(Child child) {
        return child.name()
                + child.particulars()
                        .bornOn()
                        .map(day -> ", born " + BritishDates.brief(day))
                        .orElse("");
    }
}
