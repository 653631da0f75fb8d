package school.safeguarding.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What a PDF holds, for tests: what is read on each sheet, and all else that is in the file. */
public record InPdf(byte[] file) {

    /** As it is read on each sheet. */
    public List<String> sheets() {
        try (PDDocument paper = Loader.loadPDF(file)) {
            List<String> sheets = new ArrayList<>();
            for (int number = 1; number <= paper.getNumberOfPages(); number++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(number);
                text.setEndPage(number);
                sheets.add(text.getText(paper));
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its letters in the order and in the shapes in which they are drawn. */
    public String drawn() {
        StringBuilder drawn = new StringBuilder();
        try (PDDocument paper = Loader.loadPDF(file)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    drawn.append(letter.getUnicode());
                }
            }.getText(paper);
            return drawn.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it without what breaks lines and pages. */
    public String text() {
        return sheets().stream().map(sheet -> sheet.replaceAll("\\s+", " ")).collect(Collectors.joining(" "));
    }

    /** Every string and every stream, opened, and the bytes themselves. */
    public String everything() {
        try (PDDocument paper = Loader.loadPDF(file)) {
            StringBuilder all = new StringBuilder(new String(file, StandardCharsets.ISO_8859_1));
            for (var key : paper.getDocument().getXrefTable().keySet()) {
                add(paper.getDocument().getObjectFromPool(key), all);
            }
            add(paper.getDocument().getTrailer(), all);
            return all.append(text()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(COSBase value, StringBuilder all) throws IOException {
        if (value instanceof COSObject object && object.getObject() != null) {
            addWithin(object.getObject(), all);
        } else {
            addWithin(value, all);
        }
    }

    /** Objects that others point to have their own turn. */
    private static void addWithin(COSBase value, StringBuilder all) throws IOException {
        if (value instanceof COSString string) {
            all.append(string.getString()).append('\n');
        } else if (value instanceof COSName name) {
            all.append(name.getName()).append('\n');
        } else if (value instanceof COSArray array) {
            for (COSBase one : array) {
                addDirect(one, all);
            }
        } else if (value instanceof COSDictionary dictionary) {
            for (COSBase one : dictionary.getValues()) {
                addDirect(one, all);
            }
        }
        if (value instanceof COSStream stream) {
            ByteArrayOutputStream opened = new ByteArrayOutputStream();
            stream.createInputStream().transferTo(opened);
            all.append(opened.toString(StandardCharsets.UTF_8)).append('\n');
            all.append(opened.toString(StandardCharsets.UTF_16BE)).append('\n');
        }
    }

    private static void addDirect(COSBase value, StringBuilder all) throws IOException {
        if (!(value instanceof COSObject)) {
            addWithin(value, all);
        }
    }

    /** Whether software that reads aloud finds its parts: marked, with a language, a title and a tree of tags, every font within. */
    public boolean isTagged() {
        try (PDDocument paper = Loader.loadPDF(file)) {
            boolean areFontsWithin = true;
            for (PDPage page : paper.getPages()) {
                for (COSName font : page.getResources().getFontNames()) {
                    areFontsWithin &= page.getResources().getFont(font).isEmbedded();
                }
            }
            return areFontsWithin
                    && paper.getDocumentCatalog().getMarkInfo().isMarked()
                    && paper.getDocumentCatalog().getStructureTreeRoot() != null
                    && "en-GB".equals(paper.getDocumentCatalog().getLanguage())
                    && !paper.getDocumentInformation().getTitle().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
