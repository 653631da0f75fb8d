package school.safeguarding.concern;

import java.time.Instant;
import java.util.List;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** What somebody reported, and how far it has come as far as they were told: never what has become of it since. */
public interface OwnReports {

    /** Those that were reported last, first. */
    List<OwnReport> of(AccountId account);

    /** @param standing what its reporter was told last; whoever the worry may be about is told nothing more */
    record OwnReport(Reference reference, Instant reportedAt, Standing standing) {}

    /** In one word. */
    enum Standing {
        RECEIVED("received"),
        REVIEWED("reviewed"),
        CLOSED("closed");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
