package school.safeguarding.briefing;

/**
 * How many of those who were asked this school year have read the policy, for whoever is told no names.
 *
 * @param edition 0 while none was published here
 */
public record BriefingShare(int edition, int asked, int done) {

    /** In whole per cent; 100 where nobody was asked. */
    public int percent() {
        return asked == 0 ? 100 : done * 100 / asked;
    }
}
