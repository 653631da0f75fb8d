package school.safeguarding.child;

import java.util.List;

/**
 * What a file said of the homes of pupils. Whoever knows which of them a concern is about keeps it of those, in {@link ChildHomes};
 * of the others it is not stored.
 */
public record HomesInRegister(List<HomeOfPupil> homes) {

    public record HomeOfPupil(Child pupil, HomeDetails.Said said) {}
}
