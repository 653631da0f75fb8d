package school.safeguarding.policy;

import java.time.Instant;
import java.time.LocalDate;
import school.safeguarding.protection.Place;
import school.safeguarding.trail.ChainHash;

/** What of a published edition the trail keeps: a hash over all that makes it this edition, by whom it was accepted included. */
public final class EditionHash {

    private EditionHash() {}

    /** @param changes what is other than before, and why */
    public static byte[] of(
            int number,
            String text,
            String whomToTell,
            String changes,
            LocalDate acceptedOn,
            String minuteNumber,
            String acceptedBy,
            Instant publishedAt) {
        return ChainHash.begin()
                .with(number)
                .with(text)
                .with(whomToTell)
                .with(changes)
                .with(acceptedOn.toString())
                .with(minuteNumber)
                .with(acceptedBy)
                .with(publishedAt)
                .end();
    }

    /** Where the trail has it sealed too, so that whoever has no key cannot put another edition in its place with its trace. */
    public static Place place(int number) {
        return new Place("trace", "edition " + number, "detail");
    }
}
