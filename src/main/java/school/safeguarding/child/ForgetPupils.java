package school.safeguarding.child;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.register.BegunImports;
import school.safeguarding.child.stored.StoredChildren;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Forgets pupils who have left: their rows stay, with nothing that is known of them. Who may be forgotten is for others to say. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ForgetPupils {

    private final StoredChildren children;
    private final ChildHomes homes;
    private final BegunImports imports;
    private final Trail trail;

    ForgetPupils(StoredChildren children, ChildHomes homes, BegunImports imports, Trail trail) {
        this.children = children;
        this.homes = homes;
        this.imports = imports;
        this.trail = trail;
    }

    /** Files of pupils that somebody chose and did not import. */
    public void forgetBegunImports() {
        imports.forgetOld();
    }

    /** Those of these whom somebody typed and no file has ever named. */
    public List<Child> typed(Collection<ChildId> of) {
        return children.neverRegistered(of);
    }

    /** Of whose home the register says something. */
    public List<ChildId> withHome() {
        return homes.kept();
    }

    public void forgetHomes(Set<ChildId> children) {
        homes.forget(children);
    }

    /** @param day in Europe/London, included */
    public List<ChildId> leftUntil(LocalDate day) {
        return children.leftUntil(day);
    }

    public void forget(List<ChildId> pupils) {
        if (!pupils.isEmpty()) {
            homes.forget(Set.copyOf(pupils));
            children.forget(pupils);
            trail.leave(Trace.of(AccountId.PROCEDURE, Kind.PUPILS_FORGOTTEN).with(String.valueOf(pupils.size())));
        }
    }
}
