package school.safeguarding.attachment.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceEntry;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.jspecify.annotations.Nullable;

/**
 * A PDF, written again page by page from what draws text and lines: what a page is drawn with is copied, everything else is left
 * out. Nothing is rendered, so that no decoder of pictures and no font program ever runs on a file.
 */
final class PdfFile {

    private static final int MOST_PAGES = 1_000;

    /** A file that ends before is not whole. Source: ISO 32000-1, 7.5.5; readers look for it in the last kilobyte. */
    private static final int TAIL = 2_048;

    private static final int HIDDEN = 2;

    private final PDDocument document;
    private final TakenOut takenOut;

    private PdfFile(PDDocument document, TakenOut takenOut) {
        this.document = document;
        this.takenOut = takenOut;
    }

    static byte[] rewritten(byte[] file, TakenOut takenOut) throws Refused, IOException {
        if (!isWhole(file)) {
            throw new Refused(Refusal.BROKEN);
        }
        byte[] counted = PdfInflated.counted(file);
        try (PDDocument document = Loader.loadPDF(counted, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new Refused(Refusal.ENCRYPTED);
            }
            return new PdfFile(document, takenOut).rewritten();
        } catch (InvalidPasswordException e) {
            throw new Refused(Refusal.ENCRYPTED);
        }
    }

    private static boolean isWhole(byte[] file) {
        int tail = Math.min(file.length, TAIL);
        return new String(file, file.length - tail, tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }

    private byte[] rewritten() throws Refused, IOException {
        int pages = document.getNumberOfPages();
        if (pages == 0) {
            throw new Refused(Refusal.BROKEN);
        }
        if (pages > MOST_PAGES) {
            throw new Refused(Refusal.TOO_MUCH_INSIDE);
        }
        new PdfActions(document).refuseAll();
        drawForm();
        try (PDDocument written = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            PdfCopy copy = new PdfCopy(written, takenOut);
            for (PDPage page : document.getPages()) {
                countAnnotations(page);
                written.addPage(page(page, copy, written));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static PDPage page(PDPage page, PdfCopy copy, PDDocument written) throws Refused, IOException {
        COSDictionary drawn = new COSDictionary();
        drawn.setItem(COSName.TYPE, COSName.PAGE);
        drawn.setItem(COSName.MEDIA_BOX, page.getMediaBox().getCOSArray());
        drawn.setItem(COSName.CROP_BOX, page.getCropBox().getCOSArray());
        drawn.setInt(COSName.ROTATE, page.getRotation());
        COSDictionary resources = page.getResources() == null
                ? new COSDictionary()
                : page.getResources().getCOSObject();
        drawn.setItem(COSName.RESOURCES, copy.resources(resources));
        PdfDrawing drawing;
        try (var contents = copy.operators(page)) {
            drawing = copy.drawing(contents, resources);
        }
        if (drawing.isPictureOnly()) {
            throw new Refused(Refusal.ONLY_PICTURES);
        }
        COSStream content = written.getDocument().createCOSStream();
        try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(drawing.operators());
        }
        drawn.setItem(COSName.CONTENTS, content);
        return new PDPage(drawn);
    }

    /** What was filled in is drawn by the form's own fields: it becomes a part of the page, and the form is left out. */
    private void drawForm() throws Refused, IOException {
        // Without a fix-up: that would look for fonts on this machine.
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        if (form.hasXFA()) {
            throw new Refused(Refusal.UNDRAWN_FORM);
        }
        for (PDField field : form.getFieldTree()) {
            if (field instanceof PDTerminalField terminal && isFilled(terminal) && !isDrawn(terminal)) {
                throw new Refused(Refusal.UNDRAWN_FORM);
            }
        }
        List<PDField> fields = form.getFields();
        form.flatten(fields, false);
    }

    private static boolean isFilled(PDTerminalField field) {
        String value = field.getValueAsString();
        return value != null && !value.isBlank() && !value.equals("Off");
    }

    private static boolean isDrawn(PDTerminalField field) {
        return field.getWidgets().stream().anyMatch(widget -> isHidden(widget) || normalAppearance(widget) != null);
    }

    private static boolean isHidden(PDAnnotationWidget widget) {
        return (widget.getAnnotationFlags() & HIDDEN) != 0;
    }

    private static @Nullable PDAppearanceEntry normalAppearance(PDAnnotationWidget widget) {
        return widget.getAppearance() == null ? null : widget.getAppearance().getNormalAppearance();
    }

    private void countAnnotations(PDPage page) {
        COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        for (int at = 0; annotations != null && at < annotations.size(); at++) {
            if (annotations.getObject(at) instanceof COSDictionary annotation) {
                String kind = annotation.getNameAsString(COSName.SUBTYPE, "");
                if (kind.equals("Link")) {
                    takenOut.link();
                } else if (!kind.equals("Popup") && !kind.equals(PDAnnotationWidget.SUB_TYPE)) {
                    takenOut.comment();
                }
            }
        }
    }
}
