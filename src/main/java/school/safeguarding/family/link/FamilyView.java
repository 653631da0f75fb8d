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
import school.safeguarding.text.TextTemplates;

/** To each person what is said of themselves, and to whoever is asked to confirm a link that one. */
@Component
public class FamilyView implements SchoolView {

    private final FamilyQuestions questions;
    private final FamilyLinks links;
    private final LinkFamily link;
    private final KnownChildren children;
    private final Procedures procedures;
    private final People people;
    private final TextTemplates texts;

    FamilyView(
            FamilyQuestions questions,
            FamilyLinks links,
            LinkFamily link,
            KnownChildren children,
            Procedures procedures,
            People people,
            TextTemplates texts) {
        this.questions = questions;
        this.links = links;
        this.link = link;
        this.children = children;
        this.procedures = procedures;
        this.people = people;
        this.texts = texts;
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
                "child", described(children.of(one.child())),
                "why", texts.fill("family/why", Map.of("origin", one.origin())),
                "at", BritishDates.inFull(one.saidAt()),
                "asked", texts.fill("family/asked", Map.of("isAsked", one.isAsked())));
    }

    private String described(Optional<Child> child) {
        return texts.fill(
                "family/child",
                Map.of(
                        "name",
                        child.map(Child::name),
                        "bornOn",
                        child.flatMap(known -> known.particulars().bornOn()).map(BritishDates::brief)));
    }
}
