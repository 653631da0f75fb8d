package school.safeguarding.concern.review;

import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.report.ReportOtherChild;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Whether a concern is of two children, one of whom may harm the other: each of them then needs a safety plan. */
@Component
class BetweenChildren {

    private final Chronology chronology;

    BetweenChildren(Chronology chronology) {
        this.chronology = chronology;
    }

    boolean is(Concern concern, Submission review) {
        return concern.isAbout(AboutWhom.CHILD) || review.isYes("personIsChild") || isOfTheOther(concern);
    }

    /** It began because another concern names its child as the one whom that worry is about. */
    private boolean isOfTheOther(Concern concern) {
        return concern.isAbout(AboutWhom.UNKNOWN)
                && answer(concern.reference(), EntryKind.REPORT, SameAccount.REPORTED_IN)
                        .filter(first -> names(first, concern.reference()))
                        .isPresent();
    }

    /** A record that has been damaged says nothing: a plan too many harms nobody. */
    private boolean names(Reference first, Reference reference) {
        try {
            return answer(first, ReportOtherChild.LINKED, SameAccount.LINKED)
                    .filter(reference::equals)
                    .isPresent();
        } catch (CannotOpen damaged) {
            return true;
        }
    }

    private Optional<Reference> answer(Reference reference, String kind, String key) {
        return chronology.of(reference).stream()
                .filter(entry -> entry.kind().equals(kind))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst()
                .flatMap(Reference::in);
    }
}
