package school.safeguarding.attachment;

import school.safeguarding.protection.Place;
import school.safeguarding.trail.ChainHash;

/** How a document that is attached to a record is sealed, and what of its row the trail keeps. */
public final class AttachedContent {

    private AttachedContent() {}

    public static Place place(String reference, int number) {
        return new Place("attachment", reference + " " + number, "content");
    }

    /**
     * @param reference as it is stored
     * @param content as it is stored
     */
    public static byte[] hash(String school, String reference, int number, String format, byte[] content) {
        return ChainHash.begin()
                .with(school)
                .with(reference)
                .with(number)
                .with(format)
                .with(content)
                .end();
    }
}
