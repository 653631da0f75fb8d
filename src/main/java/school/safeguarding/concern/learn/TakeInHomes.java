package school.safeguarding.concern.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.ChildHomes;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.HomeDetails;
import school.safeguarding.child.HomesInRegister;
import school.safeguarding.child.HomesInRegister.HomeOfPupil;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.HomeDetail;
import school.safeguarding.concern.model.RegisterDetail;
import school.safeguarding.concern.model.RegisteredHome;
import school.safeguarding.record.Chronology.Line;

/**
 * Of what a file says of homes, keeps that of the children whom a concern is about, and of no other pupil. Source: default of this
 * procedure, keeping. The page on which the file is imported tells nothing of it: whoever imports must not learn who they are.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TakeInHomes {

    private final ConcernChildren children;
    private final ChildHomes homes;
    private final ShowRegisterChange shown;

    TakeInHomes(ConcernChildren children, ChildHomes homes, ShowRegisterChange shown) {
        this.children = children;
        this.homes = homes;
        this.shown = shown;
    }

    @EventListener
    void on(HomesInRegister file) {
        Set<ChildId> concerned =
                children.concerned(file.homes().stream().map(HomeOfPupil::pupil).toList());
        Map<ChildId, HomeDetails> before = homes.of(concerned);
        Map<ChildId, List<Line>> changes = new HashMap<>();
        for (HomeOfPupil one : file.homes()) {
            ChildId child = one.pupil().id();
            if (!concerned.contains(child)) {
                continue;
            }
            HomeDetails was = before.getOrDefault(child, HomeDetails.UNKNOWN);
            HomeDetails now = one.said().over(was);
            if (!now.equals(was)) {
                homes.keep(child, now);
                if (before.containsKey(child)) {
                    changes.put(child, lines(was, now, one.pupil().particulars().isNameProtected()));
                }
            }
        }
        shown.showOfHome(changes);
        forgetOthers(file, concerned);
    }

    /** Of whom the file says something, and whom no concern is about any more: they were named wrongly. */
    private void forgetOthers(HomesInRegister file, Set<ChildId> concerned) {
        Set<ChildId> others =
                file.homes().stream().map(one -> one.pupil().id()).collect(Collectors.toCollection(HashSet::new));
        others.removeAll(concerned);
        others.retainAll(Set.copyOf(homes.kept()));
        homes.forget(others);
    }

    private static List<Line> lines(HomeDetails was, HomeDetails now, boolean isProtected) {
        List<Line> lines = new ArrayList<>();
        for (HomeDetail detail : HomeDetail.values()) {
            String before = RegisteredHome.in(was, detail, "; ");
            String after = RegisteredHome.in(now, detail, "; ");
            if (before.equals(after)) {
                continue;
            }
            lines.add(
                    isProtected && detail == HomeDetail.ADDRESS
                            ? new Line(detail.changed(), detail.label() + ", which is protected", "it has changed")
                            : new Line(detail.changed(), detail.label(), RegisterDetail.inWords(before, after)));
        }
        return lines;
    }
}
