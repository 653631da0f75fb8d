package school.safeguarding.child;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Forgets pupils who have left: their rows stay, with nothing that is known of them. Who may be forgotten is for others to say. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ForgetPupils {

    private final StoredChildren children;
    private final BegunImports imports;
    private final Trail trail;

    ForgetPupils(StoredChildren children, BegunImports imports, Trail trail) {
        this.children = children;
        this.imports = imports;
        this.trail = trail;
    }

    /** Files of pupils that somebody chose and did not import. */
    public void forgetBegunImports() {
        imports.forgetOld();
    }

    /** @param day in Europe/London, included */
    public List<ChildId> leftUntil(LocalDate day) {
        return children.leftUntil(day);
    }

    public void forget(List<ChildId> pupils) {
        if (!pupils.isEmpty()) {
            children.forget(pupils);
            trail.leave(Trace.of("procedure", Kind.PUPILS_FORGOTTEN).with(String.valueOf(pupils.size())));
        }
    }
}
