package school.safeguarding.attachment.file;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all that a PDF consists of for what does something. It would be left out in any case; a file that has it is refused,
 * so that somebody asks why it does. Source: ISO 32000-1, 12.6.
 */
final class PdfActions {

    private static final int MOST_PARTS = 500_000;

    /** By what an action calls itself. */
    private static final Map<String, Refusal> ACTIONS = Map.of(
            "JavaScript", Refusal.RUNS_PROGRAMS,
            "Launch", Refusal.RUNS_PROGRAMS,
            "Rendition", Refusal.FILES_INSIDE,
            "Movie", Refusal.FILES_INSIDE,
            "Sound", Refusal.FILES_INSIDE,
            "GoToE", Refusal.FILES_INSIDE,
            "GoToR", Refusal.FROM_ELSEWHERE,
            "SubmitForm", Refusal.SENDS,
            "ImportData", Refusal.FROM_ELSEWHERE);

    private static final Map<String, Refusal> SUBTYPES = Map.of(
            "RichMedia", Refusal.FILES_INSIDE,
            "3D", Refusal.FILES_INSIDE,
            "Movie", Refusal.FILES_INSIDE,
            "Sound", Refusal.FILES_INSIDE,
            "Screen", Refusal.FILES_INSIDE,
            "FileAttachment", Refusal.FILES_INSIDE);

    private static final Map<String, Refusal> KEYS = Map.of(
            "JS", Refusal.RUNS_PROGRAMS,
            "JavaScript", Refusal.RUNS_PROGRAMS,
            "EmbeddedFiles", Refusal.FILES_INSIDE,
            "EmbeddedFile", Refusal.FILES_INSIDE,
            "EF", Refusal.FILES_INSIDE,
            "Collection", Refusal.FILES_INSIDE,
            "XFA", Refusal.UNDRAWN_FORM);

    private final PDDocument document;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> toSee = new ArrayDeque<>();

    PdfActions(PDDocument document) {
        this.document = document;
    }

    void refuseAll() throws Refused {
        see(document.getDocument().getTrailer());
        while (!toSee.isEmpty()) {
            COSBase next = toSee.pop();
            if (seen.size() > MOST_PARTS) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
            if (next instanceof COSObject object) {
                see(object.getObject());
            } else if (next instanceof COSArray array) {
                array.forEach(this::see);
            } else if (next instanceof COSDictionary dictionary) {
                look(dictionary);
                dictionary.getValues().forEach(this::see);
            }
        }
    }

    private void see(COSBase part) {
        if ((part instanceof COSObject || part instanceof COSArray || part instanceof COSDictionary)
                && seen.add(part)) {
            toSee.push(part);
        }
    }

    private static void look(COSDictionary dictionary) throws Refused {
        refuse(ACTIONS.get(dictionary.getNameAsString(COSName.S, "")));
        refuse(SUBTYPES.get(dictionary.getNameAsString(COSName.SUBTYPE, "")));
        for (COSName key : dictionary.keySet()) {
            refuse(KEYS.get(key.getName()));
        }
        if (dictionary instanceof COSStream stream && stream.containsKey(COSName.F)) {
            // Its content lies in another file.
            throw new Refused(Refusal.FROM_ELSEWHERE);
        }
        if (dictionary.getNameAsString(COSName.SUBTYPE, "").equals("Form") && dictionary.containsKey("Ref")) {
            throw new Refused(Refusal.FROM_ELSEWHERE);
        }
        for (String moment : new String[] {"OpenAction", "AA"}) {
            refuseAddress(dictionary.getDictionaryObject(moment), 0);
        }
    }

    /** An address that is called up by itself; one that somebody clicks on is only left out. */
    private static void refuseAddress(COSBase action, int depth) throws Refused {
        if (action instanceof COSDictionary dictionary && depth < 3) {
            if (dictionary.getNameAsString(COSName.S, "").equals("URI")) {
                throw new Refused(Refusal.FROM_ELSEWHERE);
            }
            for (COSName key : dictionary.keySet()) {
                refuseAddress(dictionary.getDictionaryObject(key), depth + 1);
            }
        }
    }

    private static void refuse(@Nullable Refusal why) throws Refused {
        if (why != null) {
            throw new Refused(why);
        }
    }
}
