package school.safeguarding.backup;

/** A backup is not taken or not restored, for a reason that its operator can do something about. */
public class BackupRefused extends RuntimeException {

    /** @param why a whole sentence */
    public BackupRefused(String why) {
        super(why);
    }
}
