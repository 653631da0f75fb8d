package school.safeguarding.child.register;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.stored.StoredChildren;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Names for staff who begin to type one: what a child is called, and the class. Whoever asks leaves a trace. A child whose name
 * is protected is never offered. Asked by a body: an address, with a child's name in it, would stand in logs and in a browser's
 * history.
 */
@RestController
class PupilNames {

    private static final int FEWEST_LETTERS = 3;
    private static final int MOST_NAMES = 8;

    private final StoredChildren children;
    private final Trail trail;

    PupilNames(StoredChildren children, Trail trail) {
        this.children = children;
        this.trail = trail;
    }

    record Name(String name, String className) {}

    @PostMapping("/pupils/names")
    @Transactional
    public ResponseEntity<List<Name>> names(@RequestParam("begin") String begin, Authentication person) {
        long letters = begin.codePoints().filter(Character::isLetter).count();
        List<Name> names = letters < FEWEST_LETTERS
                ? List.of()
                : children.beginning(begin).stream()
                        .map(Child::particulars)
                        .map(pupil -> new Name(pupil.usedName(), pupil.className()))
                        .sorted(Comparator.comparing(Name::name))
                        .limit(MOST_NAMES)
                        .toList();
        // A page asks for it as somebody types: it waits for nobody.
        trail.count(Trace.of(AccountId.of(person.getName()), Kind.NAMES_LOOKED_UP));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(names);
    }
}
