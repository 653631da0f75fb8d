package school.safeguarding.attachment.file;

import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.attachment.file.Samples.TEXT;
import static school.safeguarding.attachment.file.Samples.dictionary;
import static school.safeguarding.attachment.file.Samples.paragraph;
import static school.safeguarding.attachment.file.Samples.related;
import static school.safeguarding.attachment.file.Samples.relationships;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import school.safeguarding.attachment.file.LookedAt.NotTaken;
import school.safeguarding.attachment.file.LookedAt.Taken;

/** What is taken, what of it is stored, and what is refused: for each kind of file, and for what is none. */
class LookAtFileTest {

    private static Taken taken(byte[] file) {
        LookedAt looked = LookAtFile.of(file);
        assertThat(looked).isInstanceOf(Taken.class);
        return (Taken) looked;
    }

    private static void isRefused(byte[] file, Refusal why) {
        assertThat(LookAtFile.of(file)).isInstanceOfSatisfying(NotTaken.class, refused -> assertThat(refused.why())
                .isEqualTo(why));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Everything that a PDF holds, streams unpacked. */
    private static String everythingIn(byte[] pdf) {
        StringBuilder all = new StringBuilder(new String(pdf, StandardCharsets.ISO_8859_1));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (var key : document.getDocument().getXrefTable().keySet()) {
                COSObject object = document.getDocument().getObjectFromPool(key);
                COSBase held = object.getObject();
                all.append(held);
                if (held instanceof COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all.toString();
    }

    @Test
    void a_pdf_is_written_again_with_its_text_and_without_what_its_writer_left_in_it() {
        Taken taken = taken(Samples.pdf((document, page) -> {
            Samples.annotation(page, dictionary("Subtype", "/Text", "Contents", "a margin note", "T", "Avery Author"));
            COSDictionary link = dictionary("Subtype", "/Link");
            link.setItem("A", dictionary("S", "/URI", "URI", "https://elsewhere.example/"));
            Samples.annotation(page, link);
            document.getDocumentCatalog().getCOSObject().setItem("Metadata", Samples.stream(document, "Avery Author"));
            page.getCOSObject().setItem("PieceInfo", dictionary("Of", "Avery Author"));
        }));
        assertThat(taken.kind()).isEqualTo(FileKind.PDF);
        assertThat(everythingIn(taken.content()))
                .contains(TEXT)
                .doesNotContain("Avery Author", "a margin note", "elsewhere.example", "PICTUREBYTES");
        assertThat(taken.takenOut())
                .containsExactly("author, program and other details of the file", "1 comment", "1 link");
        assertThat(taken(taken.content()).kind()).as("it can be read again").isEqualTo(FileKind.PDF);
    }

    @Test
    void pictures_in_a_pdf_are_left_out_wherever_they_stand() {
        String text = "BT /F1 12 Tf (" + TEXT + ") Tj ET ";
        Taken taken = taken(Samples.pdf(
                text + "q 9 0 0 9 0 0 cm /Im1 Do Q BI /W 1 /H 1 /BPC 8 /CS /G ID PICTUREBYTES EI Q /Fm1 Do",
                (document, page) -> {
                    COSStream form = Samples.stream(document, "/Im1 Do");
                    form.setItem(COSName.SUBTYPE, COSName.FORM);
                    form.setItem(COSName.RESOURCES, page.getResources().getCOSObject());
                    page.getResources()
                            .getCOSObject()
                            .getCOSDictionary(COSName.XOBJECT)
                            .setItem("Fm1", form);
                }));
        assertThat(everythingIn(taken.content())).contains(TEXT).doesNotContain("PICTUREBYTES", "Im1 Do");
        assertThat(taken.takenOut()).contains("3 pictures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q 9 0 0 9 0 0 cm /Im1 Do Q", "BT 3 Tr (text that a machine has recognised) Tj ET /Im1 Do"})
    void a_page_that_is_a_picture_is_refused_also_where_a_machine_has_read_it(String operators) {
        isRefused(Samples.pdf(operators, (document, page) -> {}), Refusal.ONLY_PICTURES);
    }

    @Test
    void what_was_filled_in_becomes_a_part_of_the_page() {
        Taken taken = taken(Samples.pdf((document, page) -> {
            COSStream drawn = Samples.stream(document, "BT /F1 9 Tf (filled in by hand) Tj ET");
            drawn.setItem(COSName.SUBTYPE, COSName.FORM);
            drawn.setItem(COSName.BBOX, page.getMediaBox().getCOSArray());
            COSDictionary appearance = new COSDictionary();
            appearance.setItem("N", drawn);
            formWith(document, page, appearance);
        }));
        assertThat(everythingIn(taken.content())).contains("filled in by hand");
    }

    private static void formWith(PDDocument document, PDPage page, COSDictionary appearance) {
        COSDictionary field = dictionary("FT", "/Tx", "T", "name", "V", "filled in", "Subtype", "/Widget");
        if (appearance != null) {
            field.setItem("AP", appearance);
        }
        field.setItem("P", page.getCOSObject());
        Samples.annotation(page, field);
        COSDictionary form = new COSDictionary();
        form.setItem("Fields", new COSArray(List.of(field)));
        document.getDocumentCatalog().getCOSObject().setItem("AcroForm", form);
    }

    static Stream<Arguments> refusedPdfs() {
        return Stream.of(
                refused("a password", Refusal.ENCRYPTED, Samples.lockedPdf()),
                refused(
                        "a script",
                        Refusal.RUNS_PROGRAMS,
                        opening(dictionary("S", "/JavaScript", "JS", "app.alert(1)"))),
                refused("a program", Refusal.RUNS_PROGRAMS, opening(dictionary("S", "/Launch", "F", "calc.exe"))),
                refused(
                        "an address",
                        Refusal.FROM_ELSEWHERE,
                        opening(dictionary("S", "/URI", "URI", "https://x.example"))),
                refused("another file", Refusal.FROM_ELSEWHERE, opening(dictionary("S", "/GoToR", "F", "other.pdf"))),
                refused("a form that sends", Refusal.SENDS, Samples.pdf((document, page) -> {
                    COSDictionary button = dictionary("Subtype", "/Widget", "FT", "/Btn");
                    button.setItem("A", dictionary("S", "/SubmitForm", "F", "https://x.example"));
                    Samples.annotation(page, button);
                })),
                refused("a file inside", Refusal.FILES_INSIDE, Samples.pdf((document, page) -> {
                    COSDictionary names = new COSDictionary();
                    names.setItem("EmbeddedFiles", new COSDictionary());
                    document.getDocumentCatalog().getCOSObject().setItem("Names", names);
                })),
                refused(
                        "a file on a page",
                        Refusal.FILES_INSIDE,
                        Samples.pdf((document, page) ->
                                Samples.annotation(page, dictionary("Subtype", "/FileAttachment")))),
                refused("a page from elsewhere", Refusal.FROM_ELSEWHERE, Samples.pdf((document, page) -> {
                    COSStream elsewhere = Samples.stream(document, "q Q");
                    elsewhere.setItem(COSName.F, dictionary("F", "other.pdf"));
                    page.getCOSObject().setItem("Extra", elsewhere);
                })),
                refused(
                        "a form that nothing draws",
                        Refusal.UNDRAWN_FORM,
                        Samples.pdf((document, page) -> formWith(document, page, null))));
    }

    private static Arguments refused(String what, Refusal why, byte[] file) {
        return Arguments.of(what, why, file);
    }

    private static byte[] opening(COSDictionary action) {
        return Samples.pdf(
                (document, page) -> document.getDocumentCatalog().getCOSObject().setItem("OpenAction", action));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedPdfs")
    void a_pdf_is_refused_that_has(String what, Refusal why, byte[] file) {
        isRefused(file, why);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 1_000];
        return Arrays.copyOf(packed, deflater.deflate(packed));
    }

    private static byte[] pdfWithStream(String description, byte[] stream) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(latin("%PDF-1.7\n1 0 obj <<" + description + " /Length " + stream.length + ">>\nstream\n"));
        file.writeBytes(stream);
        file.writeBytes(latin("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF"));
        return file.toByteArray();
    }

    /** As PDFs write bytes as letters, without its shorter form for zeros. */
    private static byte[] asLetters(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at + 4 <= bytes.length; at += 4) {
            long value = ByteBuffer.wrap(bytes, at, 4).getInt() & 0xffffffffL;
            char[] five = new char[5];
            for (int digit = 4; digit >= 0; digit--) {
                five[digit] = (char) ('!' + value % 85);
                value /= 85;
            }
            letters.append(five);
        }
        return latin(letters + "~>");
    }

    @Test
    void a_pdf_that_unpacks_without_end_is_refused_before_it_is_unpacked() {
        byte[] packed = deflated(new byte[60_000_000]);
        byte[] withAnotherHeader = packed.clone();
        withAnotherHeader[0] = 0;
        for (byte[] file : List.of(
                pdfWithStream("/Filter /FlateDecode", packed),
                pdfWithStream("/Filter /FlateDecode", withAnotherHeader),
                pdfWithStream("/Filter [/ASCII85Decode /FlateDecode]", asLetters(packed)),
                pdfWithStream("/Filter [/FlateDecode /Fl]", deflated(packed)),
                pdfWithStream("/Filter [/AHx /FlateDecode]", packed),
                pdfWithStream("/Filter [/ASCII85Decode /FlateDecode] /X (1 0 obj)", asLetters(packed)),
                pdfWithStream("/Filter [/A85 /Fl]" + " ".repeat(30_000), asLetters(packed)),
                pdfWithStream(
                        "/Filter [/A#385 /Fl]",
                        latin(" \n" + new String(asLetters(packed), StandardCharsets.ISO_8859_1))),
                pdfWithStream("/Filter %\n[/A85/Fl]", new byte[1]),
                pdfWithStream("/Filter [/ASCIIHexDecode /A85 /Fl]", new byte[1]),
                pdfWithStream("/Filter /CCITTFaxDecode", new byte[1]),
                pdfWithStream("/Filter /Fl /DecodeParms <</Predictor 12 /Columns 200000>>", new byte[1]),
                pdfWithStream("/Filter /Fl /DecodeParms <</Predictor 12 /BitsPerComponent 7 0 R>>", new byte[1]),
                pdfWithStream("/Filter /LZ#57Decode", new byte[1]),
                pdfWithStream("/Filter 7 0 R", new byte[1]))) {
            isRefused(file, Refusal.TOO_MUCH_INSIDE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream\r", "stream  \r\n", "stream", "stream \n"})
    void a_pdf_that_unpacks_without_end_is_refused_however_its_stream_begins(String stream) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(latin("%PDF-1.7\n1 0 obj <</Filter /FlateDecode>>\n" + stream));
        file.writeBytes(deflated(new byte[60_000_000]));
        file.writeBytes(latin("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF"));
        isRefused(file.toByteArray(), Refusal.TOO_MUCH_INSIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/FlateDecode",
                "[]",
                "[ /Fl ]",
                "[/ASCII85Decode /FlateDecode]",
                "[/A85/DCTDecode]",
                "/JPXDecode"
            })
    void a_pdf_that_is_packed_as_programs_do_it_is_counted(String filter) {
        isRefused(pdfWithStream("/Filter" + filter, new byte[8]), Refusal.BROKEN);
    }

    /** A photograph of a few bytes that says of itself that it has 3.6 thousand million points. */
    private static byte[] hugePhotograph() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", written);
        byte[] photograph = written.toByteArray();
        int frame = new String(photograph, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        ByteBuffer.wrap(photograph).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);
        return photograph;
    }

    private static COSStream packedAs(PDDocument document, COSBase filter, byte[] packed) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (var out = stream.createRawOutputStream()) {
            out.write(packed);
        }
        stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
        stream.setItem(COSName.FILTER, filter);
        return stream;
    }

    @Test
    void a_photograph_in_a_pdf_is_never_decoded_where_there_should_be_none() throws IOException {
        byte[] photograph = hugePhotograph();
        COSArray packedTwice = COSArray.ofCOSNames(List.of("FlateDecode", "DCTDecode"));
        isRefused(
                Samples.pdf((document, page) -> page.getCOSObject()
                        .setItem(COSName.CONTENTS, packedAs(document, COSName.DCT_DECODE, photograph))),
                Refusal.BROKEN);
        isRefused(
                Samples.pdf((document, page) -> page.getCOSObject()
                        .setItem(COSName.CONTENTS, packedAs(document, packedTwice, deflated(photograph)))),
                Refusal.BROKEN);
        isRefused(
                Samples.pdf("/Fm1 Do", (document, page) -> {
                    COSStream form = packedAs(document, COSName.getPDFName("DCT"), photograph);
                    form.setItem(COSName.SUBTYPE, COSName.FORM);
                    page.getResources()
                            .getCOSObject()
                            .getCOSDictionary(COSName.XOBJECT)
                            .setItem("Fm1", form);
                }),
                Refusal.BROKEN);
        isRefused(pdfWithStream("/Type /ObjStm /N 1 /First 4 /Filter /DCTDecode", photograph), Refusal.BROKEN);
        isRefused(pdfWithStream("/Type /XRef /W [1 2 1] /Filter [/DCTDecode]", photograph), Refusal.BROKEN);
        isRefused(pdfWithStream("/Filter /DCT#44ecode", photograph), Refusal.TOO_MUCH_INSIDE);
        isRefused(pdfWithStream("/#46ilter /DCTDecode", photograph), Refusal.TOO_MUCH_INSIDE);
    }

    @Test
    void a_photograph_in_a_pdf_is_left_out_where_one_may_be_and_where_it_calls_itself_a_font() throws IOException {
        byte[] photograph = hugePhotograph();
        Taken taken = taken(Samples.pdf("BT /F1 12 Tf (" + TEXT + ") Tj ET /Im2 Do", (document, page) -> {
            COSDictionary resources = page.getResources().getCOSObject();
            resources
                    .getCOSDictionary(COSName.XOBJECT)
                    .setItem("Im2", packedAs(document, COSName.DCT_DECODE, photograph));
            COSStream font = packedAs(document, COSName.DCT_DECODE, photograph);
            font.removeItem(COSName.SUBTYPE);
            resources
                    .getCOSDictionary(COSName.FONT)
                    .getCOSDictionary(COSName.getPDFName("F1"))
                    .setItem("FontFile", font);
        }));
        assertThat(taken.takenOut()).contains("1 picture");
        assertThat(everythingIn(taken.content())).contains(TEXT).doesNotContain("JFIF", "DCTDecod");
    }

    @Test
    void a_pdf_whose_pages_are_drawn_with_more_than_can_be_read_is_refused() {
        String operators = "BT /F1 12 Tf (" + TEXT + ") Tj ET %" + "x".repeat(4_000_000);
        assertThat(taken(Samples.pdf(operators, (document, page) -> {})).kind()).isEqualTo(FileKind.PDF);
        isRefused(
                Samples.pdf(operators, (document, page) -> {
                    for (int more = 0; more < 10; more++) {
                        document.addPage(new PDPage(new COSDictionary(page.getCOSObject())));
                    }
                }),
                Refusal.TOO_MUCH_INSIDE);
        isRefused(
                Samples.pdf(operators, (document, page) -> {
                    COSArray parts = new COSArray();
                    for (int part = 0; part < 5_000; part++) {
                        parts.add(page.getCOSObject().getItem(COSName.CONTENTS));
                    }
                    page.getCOSObject().setItem(COSName.CONTENTS, parts);
                }),
                Refusal.TOO_MUCH_INSIDE);
    }

    @Test
    void a_pdf_whose_packed_bytes_read_like_something_else_is_taken() {
        assertThat(taken(Samples.pdf((document, page) -> {
                            COSStream font = document.getDocument().createCOSStream();
                            try (var out = font.createRawOutputStream()) {
                                out.write(latin("/RL /LZW /Fl"));
                            }
                            page.getCOSObject().setItem("Extra", font);
                        }))
                        .kind())
                .isEqualTo(FileKind.PDF);
    }

    /** Saved by LibreOffice 7.4, with a heading, lists, a table, a link, a picture and a name in Arabic. */
    @ParameterizedTest
    @ValueSource(strings = {"made-up-letter.docx", "made-up-letter.odt"})
    void a_letter_that_an_office_program_saved_keeps_its_text_and_nothing_else(String name) throws IOException {
        byte[] file;
        try (InputStream saved = getClass().getResourceAsStream("/attachment/" + name)) {
            file = saved.readAllBytes();
        }
        Taken taken = taken(file);
        assertThat(taken.takenOut())
                .containsExactly("author, program and other details of the file", "1 picture", "1 link");
        Map<String, String> stored = Samples.unpacked(taken.content());
        String text = String.join("", stored.values()).replaceAll("<[^>]*>", " ");
        assertThat(text)
                .contains("Letter about Robin Madeup", "Ms Example", "I do not want to go.", "A meeting", "Dr Pretend")
                .contains("first", "one", "\u0645\u062d\u0645\u062f");
        assertThat(String.join("", stored.values())).doesNotContain("Avery Author", "LibreOffice", "elsewhere.example");
        assertThat(stored.keySet()).noneMatch(part -> part.endsWith(".png"));
        assertThat(taken(taken.content()).takenOut())
                .as("nothing is left to take out")
                .containsExactly("author, program and other details of the file");
    }

    @Test
    void a_word_document_keeps_its_text_as_it_reads_with_every_change_accepted() {
        Map<String, String> parts = Samples.word(paragraph(TEXT)
                + "<w:p w:rsidR=\"00AB12CD\"><w:ins w:author=\"Avery Author\"><w:r><w:t>put in</w:t></w:r></w:ins>"
                + "<w:del w:author=\"Avery Author\"><w:r><w:delText>taken away</w:delText></w:r></w:del>"
                + "<w:commentRangeStart w:id=\"1\"/><w:hyperlink r:id=\"rId9\"><w:r><w:t>a link</w:t></w:r></w:hyperlink>"
                + "<w:r><w:commentReference w:id=\"1\"/></w:r>"
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                + "<w:r><w:drawing><a:blip r:embed=\"rId5\"/></w:drawing></w:r>"
                + "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
                + "</w:fldChar></w:r></w:p>"
                + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + paragraph("in a box")
                + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + paragraph("in a box")
                + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");
        parts.put("word/comments.xml", "<comments>Avery Author thinks so</comments>");
        parts.put("word/media/image1.png", "PICTUREBYTES");
        parts.put("word/header1.xml", "<w:hdr xmlns:w=\"" + WordFile.W + "\">" + paragraph("The council") + "</w:hdr>");
        parts.put(
                "word/_rels/document.xml.rels",
                relationships(related("rId5", "image", "media/image1.png", "")
                        + related("rId8", "header", "header1.xml", "")
                        + related("rId9", "hyperlink", "https://elsewhere.example", "TargetMode=\"External\"")));
        Taken taken = taken(Samples.packed(parts));
        assertThat(taken.kind()).isEqualTo(FileKind.DOCX);
        Map<String, String> stored = Samples.unpacked(taken.content());
        assertThat(stored.keySet())
                .containsExactlyInAnyOrder(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "word/_rels/document.xml.rels",
                        "word/header1.xml");
        assertThat(stored.get("word/document.xml"))
                .contains(TEXT, "put in", "a link", "hidden", "in a box", "\u2612")
                .doesNotContain("vanish", "rsid", "drawing");
        assertThat(stored.get("word/document.xml").split("in a box")).as("once").hasSize(2);
        assertThat(stored.get("word/header1.xml")).contains("The council");
        assertThat(stored.values())
                .noneMatch(part -> part.contains("Avery Author")
                        || part.contains("taken away")
                        || part.contains("elsewhere.example")
                        || part.contains("PICTUREBYTES"));
        assertThat(taken.takenOut()).contains("1 picture", "1 comment", "2 tracked changes", "1 link");
        assertThat(taken(taken.content()).kind()).as("it can be read again").isEqualTo(FileKind.DOCX);
    }

    static Stream<Arguments> refusedWord() {
        return Stream.of(
                refused("a macro", Refusal.RUNS_PROGRAMS, with(Samples.word(), "word/vbaProject.bin", "x")),
                refused(
                        "the kind that may have macros",
                        Refusal.RUNS_PROGRAMS,
                        with(
                                Samples.word(),
                                "[Content_Types].xml",
                                "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")),
                refused("an object", Refusal.FILES_INSIDE, with(Samples.word(), "word/embeddings/a.bin", "x")),
                refused(
                        "a template from elsewhere",
                        Refusal.FROM_ELSEWHERE,
                        with(
                                Samples.word(),
                                "word/_rels/settings.xml.rels",
                                relationships(related(
                                        "rId1",
                                        "attachedTemplate",
                                        "https://x.example/t.dotm",
                                        "TargetMode=\"External\"")))),
                refused(
                        "a picture from elsewhere",
                        Refusal.FROM_ELSEWHERE,
                        with(
                                Samples.word(),
                                "word/_rels/document.xml.rels",
                                relationships(
                                        related("rId1", "image", "https://x.example/i", "TargetMode=\"External\"")))),
                refused(
                        "a field that fetches",
                        Refusal.FROM_ELSEWHERE,
                        Samples.packed(
                                Samples.word(
                                        paragraph(TEXT)
                                                + "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x</w:instrText></w:r></w:p>"))),
                refused(
                        "a field that starts something",
                        Refusal.RUNS_PROGRAMS,
                        Samples.packed(Samples.word(
                                paragraph(TEXT) + "<w:p><w:fldSimple w:instr=\" MACROBUTTON AutoOpen x\"/></w:p>"))),
                refused(
                        "pictures only",
                        Refusal.ONLY_PICTURES,
                        Samples.packed(Samples.word("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"))),
                refused(
                        "an entity",
                        Refusal.BROKEN,
                        with(
                                Samples.word(),
                                "word/document.xml",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>")),
                refused(
                        "elements without number",
                        Refusal.TOO_MUCH_INSIDE,
                        Samples.packed(Samples.word("<w:p/>".repeat(1_000_001)))),
                refused(
                        "attributes and comments without number",
                        Refusal.TOO_MUCH_INSIDE,
                        Samples.packed(Samples.word("<w:p a=\"\"/><!---->".repeat(340_000)))),
                refused(
                        "elements without end",
                        Refusal.TOO_MUCH_INSIDE,
                        Samples.packed(Samples.word("<w:sdt>".repeat(2_000) + "</w:sdt>".repeat(2_000)))));
    }

    private static byte[] with(Map<String, String> parts, String name, String content) {
        parts.put(name, content);
        return Samples.packed(parts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedWord")
    void a_word_document_is_refused_that_has(String what, Refusal why, byte[] file) {
        isRefused(file, why);
    }

    @Test
    void the_template_on_its_writers_own_computer_is_only_left_out() {
        Taken taken = taken(with(
                Samples.word(),
                "word/_rels/settings.xml.rels",
                relationships(related(
                        "rId1",
                        "attachedTemplate",
                        "file:///C:\\Users\\Avery Author\\Letter.dotx",
                        "TargetMode=\"External\""))));
        assertThat(Samples.unpacked(taken.content()).values()).noneMatch(part -> part.contains("Avery"));
    }

    @Test
    void an_opendocument_text_keeps_its_text_as_it_reads_with_every_change_accepted() {
        Map<String, String> parts = Samples.openDocument("<text:tracked-changes><text:changed-region><text:deletion>"
                + "<text:p>taken away</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                + "<text:p>" + TEXT + "<office:annotation><dc:creator>Avery Author</dc:creator><text:p>a note</text:p>"
                + "</office:annotation><text:a xlink:href=\"https://elsewhere.example\">a link</text:a>"
                + "<draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame>"
                + "<draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame></text:p>");
        parts.put("Pictures/1.png", "PICTUREBYTES");
        parts.put("Thumbnails/thumbnail.png", "PICTUREBYTES");
        Taken taken = taken(Samples.packed(parts));
        assertThat(taken.kind()).isEqualTo(FileKind.ODT);
        Map<String, String> stored = Samples.unpacked(taken.content());
        assertThat(stored.keySet()).containsExactly("mimetype", "content.xml", "META-INF/manifest.xml");
        assertThat(stored.get("content.xml"))
                .contains(TEXT, "a link", "in a box")
                .doesNotContain("taken away", "a note", "Avery Author", "elsewhere", "draw:image");
        assertThat(taken.takenOut()).contains("1 picture", "1 comment", "1 tracked change", "1 link");
        assertThat(taken(taken.content()).kind()).as("it can be read again").isEqualTo(FileKind.ODT);
    }

    static Stream<Arguments> refusedOpenDocuments() {
        String text = "<text:p>" + TEXT + "</text:p>";
        return Stream.of(
                refused("a macro", Refusal.RUNS_PROGRAMS, with(Samples.openDocument(), "Basic/Standard/m.xml", "<x/>")),
                refused(
                        "something that starts by itself",
                        Refusal.RUNS_PROGRAMS,
                        Samples.packed(Samples.openDocument(
                                text + "<office:scripts><script:event-listener/></office:scripts>"))),
                refused(
                        "a form that sends",
                        Refusal.SENDS,
                        Samples.packed(Samples.openDocument(
                                text + "<office:forms><form:form xlink:href=\"https://x.example\"/></office:forms>"))),
                refused(
                        "a picture from elsewhere",
                        Refusal.FROM_ELSEWHERE,
                        Samples.packed(Samples.openDocument(
                                text + "<draw:frame><draw:image xlink:href=\"https://x.example/i\"/></draw:frame>"))),
                refused(
                        "a part from elsewhere",
                        Refusal.FROM_ELSEWHERE,
                        Samples.packed(
                                Samples.openDocument(text + "<text:section><text:section-source/></text:section>"))),
                refused(
                        "an object",
                        Refusal.FILES_INSIDE,
                        Samples.packed(Samples.openDocument(text + "<draw:frame><draw:object/></draw:frame>"))),
                refused(
                        "a password",
                        Refusal.ENCRYPTED,
                        with(
                                Samples.openDocument(),
                                "META-INF/manifest.xml",
                                "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry>"
                                        + "<m:encryption-data/></m:file-entry></m:manifest>")),
                refused(
                        "another purpose",
                        Refusal.UNKNOWN,
                        with(Samples.openDocument(), "mimetype", "application/epub+zip")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedOpenDocuments")
    void an_opendocument_text_is_refused_that_has(String what, Refusal why, byte[] file) {
        isRefused(file, why);
    }

    @Test
    void a_packed_file_that_unpacks_without_end_or_has_two_parts_of_one_name_is_refused() {
        isRefused(with(Samples.word(), "word/media/x.bin", "0".repeat(21_000_000)), Refusal.TOO_MUCH_INSIDE);
        Map<String, String> many = Samples.word();
        for (int part = 0; part < 2_000; part++) {
            many.put("word/" + part, "");
        }
        isRefused(Samples.packed(many), Refusal.TOO_MUCH_INSIDE);
        isRefused(with(new LinkedHashMap<>(), "something.else", "x"), Refusal.UNKNOWN);
    }

    @Test
    void text_is_taken_as_utf_8_or_as_windows_writes_it_and_stored_as_utf_8() {
        byte[] euro = {'1', '0', ' ', (byte) 0x80};
        assertThat(new String(taken(euro).content(), StandardCharsets.UTF_8)).isEqualTo("10 \u20ac");
        assertThat(taken("\uFEFFcaf\u00e9\r\n".getBytes(StandardCharsets.UTF_8)).content())
                .isEqualTo("caf\u00e9\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(taken(latin("BM is what he called her")).kind()).isEqualTo(FileKind.TXT);
        assertThat(taken(latin("P3 2 children, 3 adults\n" + "-----BEGIN-----\n"
                                + "AAAAB3NzaC1yc2EAAAADAQAB\n".repeat(39)))
                        .kind())
                .isEqualTo(FileKind.TXT);
    }

    static Stream<Arguments> noText() {
        return Stream.of(
                Arguments.of(Refusal.EMPTY, ""),
                Arguments.of(Refusal.EMPTY, "  \n"),
                Arguments.of(Refusal.UNKNOWN, "a\0b"),
                Arguments.of(Refusal.UNKNOWN, "\u0081"),
                Arguments.of(Refusal.UNKNOWN, "{\\rtf1 x}"),
                Arguments.of(Refusal.PICTURE, "<?xml version=\"1.0\"?><svg/>"),
                Arguments.of(Refusal.EMAIL_WITH_FILES, "Content-Transfer-Encoding: base64\r\n\r\nAAAA"),
                Arguments.of(Refusal.EMAIL_WITH_FILES, "content-transfer-encoding:base64\nAAAA"),
                Arguments.of(Refusal.EMAIL_WITH_FILES, "Content-Transfer-Encoding:  \tBase64\nAAAA"),
                Arguments.of(Refusal.PICTURE, "<?xml version=\"1.0\"?><s:svg xmlns:s=\"x\"/>"),
                Arguments.of(Refusal.PICTURE, "P3\n# by somebody\n2 2 255\n0 0 0 9 9 9 1 1 1 8 8 8"),
                Arguments.of(Refusal.FILES_INSIDE, "see below\n" + "iVBORw0KGgoAAAANSUhEUgAAAAEA+/==\n\n".repeat(40)),
                Arguments.of(Refusal.FILES_INSIDE, "see: " + "iVBORw0K".repeat(1_000)),
                Arguments.of(Refusal.OLD_WORD, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 something"),
                Arguments.of(
                        Refusal.ENCRYPTED,
                        "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"));
    }

    @ParameterizedTest
    @MethodSource("noText")
    void what_is_no_text_is_refused(Refusal why, String file) {
        isRefused(latin(file), why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF",
                "\u0089PNG\r\n\u001a\n",
                "GIF89a",
                "\0\0\0\u0018ftypheic",
                "\0\0\0\u001cftypmp42",
                "RIFF\0\0\0\0WEBPVP8 ",
                "II*\0\b\0",
                "MM\0*\0\0",
                "BM\u0010\0\0\0\0\0\0\0\u001a\0\0\0\f"
            })
    void a_picture_or_a_film_is_told_by_its_content_and_refused_with_what_to_do(String start) {
        isRefused(latin(start), Refusal.PICTURE);
        assertThat(Refusal.PICTURE.sentence()).contains("Describe", "do not copy", "police");
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        byte[] large = new byte[LookAtFile.MOST + 1];
        Arrays.fill(large, (byte) 'a');
        isRefused(large, Refusal.TOO_LARGE);
    }

    /** Whatever becomes of it, it is told, and soon. */
    @Test
    void what_is_cut_off_or_has_wrong_bytes_never_fails() {
        Random random = new Random(20261127);
        List<byte[]> files = List.of(
                Samples.pdf(), Samples.packed(Samples.word()), Samples.packed(Samples.openDocument()), latin(TEXT));
        for (byte[] file : files) {
            for (int round = 0; round < 150; round++) {
                byte[] changed = Arrays.copyOf(file, round % 3 == 0 ? 1 + random.nextInt(file.length) : file.length);
                for (int change = 0; change < round % 7; change++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LookAtFile.of(changed));
            }
        }
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[300 + random.nextInt(2_000)];
            random.nextBytes(noise);
            byte[] start = latin(
                    List.of("%PDF-", "PK\3\4", "", "\u00d0\u00cf\u0011\u00e0").get(round % 4));
            System.arraycopy(start, 0, noise, 0, start.length);
            assertThat(LookAtFile.of(noise)).isInstanceOf(NotTaken.class);
        }
    }

    @Test
    void a_pdf_that_is_cut_off_is_refused() {
        byte[] file = Samples.pdf();
        isRefused(Arrays.copyOf(file, file.length - 40), Refusal.BROKEN);
    }
}
