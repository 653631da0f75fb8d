package school.safeguarding.child;

/** Whether two names and dates of birth are one child's, strongest first. Somebody decides; this only tells apart. */
public enum SameChild {
    YES,
    MAY_BE,
    NO;

    SameChild orStronger(SameChild other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
