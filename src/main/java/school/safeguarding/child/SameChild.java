package school.safeguarding.child;

/** Whether two names and dates of birth are one child's, strongest first. Somebody decides; this only tells apart. */
public enum SameChild {
    YES,
    MAY_BE,
    NO;

    public static SameChild stronger(SameChild one, SameChild other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
