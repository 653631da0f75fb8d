package school.safeguarding.concern.exclude;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.correct.AskToConfirm;
import school.safeguarding.concern.correct.TellOutside;
import school.safeguarding.concern.correct.WhomItIsAbout;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.engine.form.Submission;

/**
 * Whoever is named in something that is added, and may be whom the worry is about, learns no more of it at once; a second
 * person says whether it is about them, before the LADO is told.
 */
@Component
public class KeepOutNamed {

    private final WhomItIsAbout whomItIsAbout;
    private final AskToConfirm askToConfirm;
    private final ConcernSteps concernSteps;
    private final KeepOutOfAll keepOutOfAll;
    private final ShareAboutWhom share;
    private final TellOutside tellOutside;

    KeepOutNamed(
            WhomItIsAbout whomItIsAbout,
            AskToConfirm askToConfirm,
            ConcernSteps concernSteps,
            KeepOutOfAll keepOutOfAll,
            ShareAboutWhom share,
            TellOutside tellOutside) {
        this.whomItIsAbout = whomItIsAbout;
        this.askToConfirm = askToConfirm;
        this.concernSteps = concernSteps;
        this.keepOutOfAll = keepOutOfAll;
        this.share = share;
        this.tellOutside = tellOutside;
    }

    /** @param written all that the addition says in words, which may be nothing */
    public void from(Submission addition, String written, Concern concern) {
        Set<AboutWhom> named = whomItIsAbout.alsoIn(addition, written, concern);
        if (!named.isEmpty()) {
            Set<AboutWhom> kept = new HashSet<>(named);
            kept.removeIf(concern::isAbout);
            concern.alsoAbout(named);
            concernSteps.offerAgain(concern.reference());
            keepOutOfAll.whoIsKeptOutOf(concern).forEach(concernSteps::offerAgain);
            askToConfirm.ask(concern, Correction.Kind.ADDED, named, Set.of(), true, addition.submittedBy());
            share.share(concern, named, Set.of(), true, addition.submittedBy());
            tellOutside.whereFewerMayKnow(concern, kept, Set.of());
        }
    }
}
