package school.safeguarding.attachment.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/** Copies into a new document what pages are drawn with: no picture, no description, nothing that is not drawn. */
final class PdfCopy {

    /** Kinds of what a page may use; a list of layers or of marked parts is none. */
    private static final List<COSName> KINDS = List.of(
            COSName.FONT, COSName.EXT_G_STATE, COSName.COLORSPACE, COSName.PATTERN, COSName.SHADING, COSName.XOBJECT);

    private static final Set<String> LEFT_OUT = Set.of(
            "Metadata",
            "PieceInfo",
            "LastModified",
            "StructParent",
            "StructParents",
            "AA",
            "A",
            "AF",
            "OC",
            "OPI",
            "Ref",
            "Measure",
            "PtData",
            "Thumb",
            "Alternates",
            "Parent",
            "P",
            "Pg",
            "Name");

    private static final Set<String> PACKED_AS_TEXT =
            Set.of("FlateDecode", "Fl", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx");

    private static final int MOST_PARTS = 300_000;

    /** Bytes of one page's operators, unpacked. */
    private static final int MOST_OPERATORS = 20_000_000;

    /** Bytes of the operators of all pages: many may be drawn with the same. */
    private static final long MOST_OPERATORS_IN_ALL = 40_000_000;

    private static final int NO_OUTLINE = 3;
    private static final int CLIP_ONLY = 7;

    private final PDDocument into;
    private final TakenOut takenOut;
    private final IdentityHashMap<COSBase, COSBase> copies = new IdentityHashMap<>();
    private final IdentityHashMap<COSBase, PdfDrawing> drawings = new IdentityHashMap<>();

    private long operatorsInAll;

    PdfCopy(PDDocument into, TakenOut takenOut) {
        this.into = into;
        this.takenOut = takenOut;
    }

    COSDictionary resources(COSDictionary resources) throws Refused, IOException {
        COSBase known = copies.get(resources);
        if (known instanceof COSDictionary copied) {
            return copied;
        }
        COSDictionary copy = new COSDictionary();
        kept(resources, copy);
        for (COSName kind : KINDS) {
            COSDictionary all = resources.getCOSDictionary(kind);
            if (all != null) {
                COSDictionary some = new COSDictionary();
                for (COSName name : all.keySet()) {
                    resource(kind, all.getDictionaryObject(name), name, some);
                }
                copy.setItem(kind, some);
            }
        }
        return copy;
    }

    private void resource(COSName kind, COSBase resource, COSName name, COSDictionary into)
            throws Refused, IOException {
        if (kind.equals(COSName.XOBJECT)) {
            if (isForm(resource)) {
                into.setItem(name, form((COSStream) resource));
            }
        } else {
            into.setItem(name, copy(resource));
        }
    }

    private static boolean isForm(@Nullable COSBase resource) {
        return resource instanceof COSStream stream && COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE));
    }

    private static boolean isDrawn(COSStream stream) {
        return isForm(stream) || stream.getInt(COSName.PATTERN_TYPE, 0) == 1;
    }

    /** A part that pages show more than once, or a pattern: it is drawn with operators too. */
    private COSStream form(COSStream form) throws Refused, IOException {
        COSBase known = copies.get(form);
        if (known instanceof COSStream copied) {
            return copied;
        }
        COSStream copy = into.getDocument().createCOSStream();
        kept(form, copy);
        COSDictionary resources = form.getCOSDictionary(COSName.RESOURCES);
        for (COSName key : form.keySet()) {
            if (!isOfStream(key) && !LEFT_OUT.contains(key.getName()) && !key.equals(COSName.RESOURCES)) {
                copy.setItem(key, copy(form.getItem(key)));
            }
        }
        copy.setItem(COSName.RESOURCES, resources(resources == null ? new COSDictionary() : resources));
        try (InputStream operators = form.createInputStream();
                var out = copy.createOutputStream(COSName.FLATE_DECODE)) {
            PdfDrawing drawing = drawing(operators, resources == null ? new COSDictionary() : resources);
            drawings.put(form, drawing);
            out.write(drawing.operators());
        }
        return copy;
    }

    private COSBase copy(@Nullable COSBase part) throws Refused, IOException {
        if (part instanceof COSObject object) {
            return copy(object.getObject());
        }
        if (part == null) {
            return COSNull.NULL;
        }
        COSBase known = copies.get(part);
        if (known != null) {
            return known;
        }
        if (part instanceof COSStream stream) {
            return stream(stream);
        }
        if (part instanceof COSDictionary dictionary) {
            return dictionary(dictionary);
        }
        if (part instanceof COSArray array) {
            COSArray copy = new COSArray();
            kept(array, copy);
            for (int at = 0; at < array.size(); at++) {
                copy.add(copy(array.get(at)));
            }
            return copy;
        }
        return part;
    }

    private COSBase stream(COSStream stream) throws Refused, IOException {
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE)) || !isPackedAsText(stream)) {
            return COSNull.NULL;
        }
        if (isDrawn(stream)) {
            return form(stream);
        }
        COSStream copy = into.getDocument().createCOSStream();
        kept(stream, copy);
        try (InputStream packed = stream.createRawInputStream();
                var out = copy.createRawOutputStream()) {
            packed.transferTo(out);
        }
        entries(stream, copy);
        return copy;
    }

    /** A picture may call itself a font. */
    private static boolean isPackedAsText(COSStream stream) {
        COSBase filters = stream.getFilters();
        return filters == null
                || (filters instanceof COSName name && PACKED_AS_TEXT.contains(name.getName()))
                || (filters instanceof COSArray all && PACKED_AS_TEXT.containsAll(all.toCOSNameStringList()));
    }

    private COSBase dictionary(COSDictionary dictionary) throws Refused, IOException {
        COSDictionary copy = new COSDictionary();
        kept(dictionary, copy);
        if (dictionary.containsKey(COSName.CHAR_PROCS)) {
            lettersOf(dictionary, copy);
        } else {
            entries(dictionary, copy);
        }
        return copy;
    }

    private void entries(COSDictionary from, COSDictionary to) throws Refused, IOException {
        for (COSName key : from.keySet()) {
            if (!LEFT_OUT.contains(key.getName()) && !key.equals(COSName.LENGTH)) {
                to.setItem(key, copy(from.getItem(key)));
            }
        }
    }

    /** A font whose letters are drawn like small pages. */
    private void lettersOf(COSDictionary font, COSDictionary copy) throws Refused, IOException {
        COSDictionary resources = font.getCOSDictionary(COSName.RESOURCES);
        COSDictionary letters = font.getCOSDictionary(COSName.CHAR_PROCS);
        for (COSName key : font.keySet()) {
            if (!LEFT_OUT.contains(key.getName())
                    && !key.equals(COSName.RESOURCES)
                    && !key.equals(COSName.CHAR_PROCS)) {
                copy.setItem(key, copy(font.getItem(key)));
            }
        }
        if (resources != null) {
            copy.setItem(COSName.RESOURCES, resources(resources));
        }
        COSDictionary copied = new COSDictionary();
        for (COSName name : letters.keySet()) {
            if (letters.getDictionaryObject(name) instanceof COSStream letter) {
                try (InputStream operators = letter.createInputStream()) {
                    PdfDrawing drawing = drawing(operators, resources == null ? new COSDictionary() : resources);
                    if (drawing.pictures() > 0) {
                        throw new Refused(Refusal.ONLY_PICTURES);
                    }
                    COSStream drawn = into.getDocument().createCOSStream();
                    try (var out = drawn.createOutputStream(COSName.FLATE_DECODE)) {
                        out.write(drawing.operators());
                    }
                    copied.setItem(name, drawn);
                }
            }
        }
        copy.setItem(COSName.CHAR_PROCS, copied);
    }

    private static boolean isOfStream(COSName key) {
        return key.equals(COSName.LENGTH) || key.equals(COSName.FILTER) || key.equals(COSName.DECODE_PARMS);
    }

    /** Before what it consists of, so that what contains itself is copied once. */
    private void kept(COSBase part, COSBase copy) throws Refused {
        copies.put(part, copy);
        if (copies.size() > MOST_PARTS) {
            throw new Refused(Refusal.TOO_MUCH_INSIDE);
        }
    }

    /** A page's operators may lie in parts, and each part is unpacked whole, however often the page names it. */
    InputStream operators(PDPage page) throws Refused, IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Iterator<PDStream> parts = page.getContentStreams(); parts.hasNext(); ) {
            try (InputStream part = parts.next().createInputStream()) {
                part.transferTo(all);
                all.write('\n');
            }
            if (all.size() > MOST_OPERATORS) {
                throw new Refused(Refusal.TOO_MUCH_INSIDE);
            }
        }
        return new ByteArrayInputStream(all.toByteArray());
    }

    /** @param resources as they were, since the copy has no pictures to find */
    PdfDrawing drawing(InputStream operators, COSDictionary resources) throws Refused, IOException {
        byte[] read = operators == null ? new byte[0] : operators.readNBytes(MOST_OPERATORS + 1);
        operatorsInAll += read.length;
        if (read.length > MOST_OPERATORS || operatorsInAll > MOST_OPERATORS_IN_ALL) {
            throw new Refused(Refusal.TOO_MUCH_INSIDE);
        }
        return new Operators(resources).copied(read);
    }

    private final class Operators {

        private final COSDictionary resources;
        private final ByteArrayOutputStream copied = new ByteArrayOutputStream();
        private final ContentStreamWriter writer = new ContentStreamWriter(copied);
        private final List<COSBase> operands = new ArrayList<>();
        private final Deque<Integer> renderings = new ArrayDeque<>();
        private int rendering;
        private int letters;
        private int pictures;

        Operators(COSDictionary resources) {
            this.resources = resources;
        }

        PdfDrawing copied(byte[] operators) throws Refused, IOException {
            PDFStreamParser parser = new PDFStreamParser(operators);
            try {
                for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                    if (token instanceof Operator operator) {
                        operator(operator);
                        operands.clear();
                    } else if (token instanceof COSBase operand) {
                        operands.add(operand);
                    }
                }
            } finally {
                parser.close();
            }
            return new PdfDrawing(copied.toByteArray(), letters, pictures);
        }

        private void operator(Operator operator) throws Refused, IOException {
            switch (operator.getName()) {
                case "BI" -> picture();
                case "ID", "EI" -> {
                    // Part of a picture that stood in the page itself.
                }
                case "Do" -> show(operator);
                case "BDC" -> write(Operator.getOperator("BMC"), firstOperand());
                case "DP" -> write(Operator.getOperator("MP"), firstOperand());
                case "q" -> {
                    renderings.push(rendering);
                    write(operator, operands);
                }
                case "Q" -> {
                    rendering = renderings.isEmpty() ? 0 : renderings.pop();
                    write(operator, operands);
                }
                case "Tr" -> {
                    rendering =
                            operands.isEmpty() || !(operands.get(0) instanceof COSNumber mode) ? 0 : mode.intValue();
                    write(operator, operands);
                }
                case "Tj", "TJ", "'", "\"" -> {
                    if (rendering != NO_OUTLINE && rendering != CLIP_ONLY) {
                        letters += letters(operands);
                    }
                    write(operator, operands);
                }
                default -> write(operator, operands);
            }
        }

        private List<COSBase> firstOperand() {
            return operands.isEmpty() ? List.of() : List.of(operands.get(0));
        }

        private void picture() {
            pictures++;
            takenOut.picture();
        }

        private void show(Operator operator) throws Refused, IOException {
            COSDictionary all = resources.getCOSDictionary(COSName.XOBJECT);
            COSBase shown = all == null || operands.isEmpty() || !(operands.get(0) instanceof COSName name)
                    ? null
                    : all.getDictionaryObject(name);
            if (isForm(shown) && shown instanceof COSStream form) {
                form(form);
                PdfDrawing drawing = drawings.get(shown);
                if (drawing != null) {
                    letters += drawing.letters();
                    pictures += drawing.pictures();
                }
                write(operator, operands);
            } else if (shown instanceof COSStream) {
                picture();
            }
        }

        private int letters(List<COSBase> shown) {
            int count = 0;
            for (COSBase one : shown) {
                if (one instanceof COSString text) {
                    count += text.getBytes().length;
                } else if (one instanceof COSArray array) {
                    count += letters(array.toList().stream()
                            .filter(COSBase.class::isInstance)
                            .map(COSBase.class::cast)
                            .toList());
                }
            }
            return count;
        }

        private void write(Operator operator, List<COSBase> with) throws IOException {
            for (COSBase operand : with) {
                writer.writeToken(operand);
            }
            writer.writeToken(operator);
        }
    }
}
