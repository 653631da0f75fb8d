package school.safeguarding.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.SchoolTest;
import school.safeguarding.attachment.file.LookAtFile;
import school.safeguarding.attachment.file.Refusal;
import school.safeguarding.attachment.file.Samples;
import school.safeguarding.door.NothingHere;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.verification.Verified;

/** A document is attached by whoever works the concern, saved by whoever may read the record, and for everybody else not there. */
@SchoolTest
class AttachmentPagesTest extends PagesOfConcern {

    @Autowired
    private Trail trail;

    @Autowired
    private Seals seals;

    @Autowired
    private JdbcClient application;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    private static Map<String, String> said(String person, String what) {
        Map<String, String> said = new HashMap<>();
        said.put("_for", person);
        said.put("attachmentWhat", what);
        said.put("attachmentFrom", "Dr Imaginary, surgery");
        said.put("attachmentOn", "23/11/2026");
        said.put("news", "nothing");
        return said;
    }

    private HttpResponse<String> attach(TasklistClient client, byte[] file, Map<String, String> said) {
        return client.uploadFrom(path("/attachments/new"), path("/attachments"), "file", file, said);
    }

    private long attachments() {
        return application
                .sql("SELECT count(*) FROM safeguarding.attachment")
                .query(Long.class)
                .single();
    }

    @Test
    void a_document_is_attached_listed_and_saved_under_a_name_of_ours() {
        TasklistClient cpo = as("cpo");
        assertThat(attach(cpo, Samples.pdf(), said("cpo", "A letter")).headers().firstValue("Location"))
                .contains(path("#attachments"));
        assertThat(attach(cpo, "Minutes of a call".getBytes(StandardCharsets.UTF_8), said("cpo", "Minutes"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(text(cpo.page(path(""))))
                .contains("A letter", "Dr Imaginary, surgery", "PDF, 1 KB", "author, program and other details")
                .contains(
                        "attached a document",
                        "Save attachment 2",
                        path("/attachments/2"),
                        "SHA-256 of the file as it was given");
        HttpResponse<byte[]> saved = cpo.save(path("/attachments/1"));
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + concern.reference() + "-attachment-1.pdf\"");
        assertThat(saved.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(saved.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(saved.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(saved.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; sandbox");
        assertThat(new String(saved.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Avery Author");
        assertThat(new String(cpo.save(path("/attachments/2")).body(), StandardCharsets.UTF_8))
                .isEqualTo("Minutes of a call");
        assertThat(trail.about(Reference.of(concern.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind() + " "
                        + left.trace().detail().orElse(""))
                .contains("cpo " + Kind.ATTACHED + " 1", "cpo " + Kind.READ_AS_HANDLER + " attachment 1");
    }

    @Test
    void the_same_sent_twice_is_stored_once() {
        TasklistClient cpo = as("cpo");
        long before = attachments();
        byte[] file = Samples.pdf();
        for (int press = 0; press < 2; press++) {
            assertThat(attach(cpo, file, said("cpo", "A letter")).statusCode()).isEqualTo(302);
        }
        assertThat(attachments()).isEqualTo(before + 1);
    }

    /** A scan is a picture in a PDF: whoever has one is told before they choose it, and again where they chose it. */
    @Test
    void that_a_scan_is_not_taken_is_said_before_it_is_chosen_and_where_it_is_refused() {
        assertThat(text(as("cpo").page(path("/attachments/new"))))
                .contains("A PDF that consists of text", "A scan is not taken, even as a PDF", "keep the paper")
                .contains(path("/paper-originals/new"));
        assertThat(Refusal.ONLY_PICTURES.sentence())
                .contains("such as a scan", "of a PDF only text", "Describe what it says", "keep the paper");
    }

    @Test
    void what_is_refused_leaves_nothing_and_keeps_what_was_typed_beside_it() throws Exception {
        String planted = "Zzplanted beside a file";
        long before = attachments();
        TasklistClient cpo = as("cpo");
        byte[] picture = "\u00ff\u00d8\u00ff\u00e0 Zzplanted".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> page = attach(cpo, picture, said("cpo", planted));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(text(page))
                .contains("Not stored yet", "Describe what it shows in words", "ring the police", planted)
                .contains("choose it again");
        assertThat(text(attach(cpo, new byte[0], said("cpo", planted)))).contains("Choose the file", planted);
        assertThat(text(attach(cpo, Samples.pdf(), Map.of("_for", "cpo"))))
                .contains("“What it is” must be answered", "“What of it is new?” must be answered");
        assertThat(attachments()).isEqualTo(before);
        isNowhere("Zzplanted");
    }

    /** Neither of a file that is stored nor of what was typed beside it. */
    @Test
    void nothing_of_a_file_or_of_what_was_typed_lies_anywhere_in_plain_text() throws Exception {
        byte[] file = "Zzmarker of a whole file".getBytes(StandardCharsets.UTF_8);
        assertThat(attach(as("cpo"), file, said("cpo", "Zzmarker beside it")).statusCode())
                .isEqualTo(302);
        isNowhere("Zzmarker");
    }

    private void isNowhere(String marker) throws SQLException, IOException {
        DatabaseSearch search = new DatabaseSearch(database.getJdbcUrl());
        assertThat(search.columnsWith("engine", marker)).isEmpty();
        assertThat(search.columnsWith("safeguarding", marker)).isEmpty();
        for (Path folder : List.of(dataDir, Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(filesWith(folder, marker)).isEmpty();
        }
    }

    /** Other programs remove what is theirs from a shared folder meanwhile. */
    private static List<Path> filesWith(Path folder, String marker) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), 3, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (holds(file, marker)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Of the last minutes: what others left in a folder that all programs share is not ours. */
    private static boolean holds(Path file, String marker) {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toMillis()
                            > ProcessHandle.current()
                                    .info()
                                    .startInstant()
                                    .orElseThrow()
                                    .toEpochMilli()
                    && Files.size(file) < LookAtFile.MOST
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (IOException e) {
            return false;
        }
    }

    private static String told(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + answer.body().length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"deputy", "head", "chair", "governor", "teacher", "it"})
    void for_whoever_may_not_read_the_record_nothing_is_there(String person) {
        attach(as("cpo"), Samples.pdf(), said("cpo", "A letter"));
        long before = attachments();
        TasklistClient client = as(person);
        for (String rest : List.of("/attachments/1", "/attachments/new", "/paper-originals/new", "/body-maps/new")) {
            String theirs = told(client.save(path(rest)));
            String none = told(client.save("/records/CSE-2026-00000000" + rest));
            assertThat(theirs).as(rest).isEqualTo(none).startsWith("404");
        }
        HttpResponse<String> sent = client.uploadFrom(
                "/account/password", path("/attachments"), "file", Samples.pdf(), said(person, "A letter"));
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(sent.body()).isEqualTo(NothingHere.page());
        assertThat(attachments()).isEqualTo(before);
        assertThat(told(as("cpo").save(path("/attachments/2")))).startsWith("404");
    }

    @Test
    void whom_the_worry_is_about_finds_nothing_where_they_handle_others() {
        concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("cpo")))
                .passSavePoints();
        attach(as("head"), Samples.pdf(), said("head", "A letter"));
        assertThat(as("head").save(path("/attachments/1")).statusCode()).isEqualTo(200);
        assertThat(told(as("cpo").save(path("/attachments/1"))))
                .isEqualTo(told(as("cpo").save("/records/CSE-2026-00000000/attachments/1")));
    }

    @Test
    void whoever_reads_a_closed_concern_saves_from_it_and_adds_nothing() {
        TasklistClient cpo = as("cpo");
        attach(cpo, Samples.pdf(), said("cpo", "A letter"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.doesAll("userTask_recordWhoCollected", Answers.collected());
        concern.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
        assertThat(cpo.save(path("/attachments/1")).statusCode()).isEqualTo(200);
        assertThat(text(cpo.page(path("/attachments/new")))).contains("while it is open");
        assertThat(text(cpo.page(path("")))).doesNotContain(path("/attachments/new"));
        long before = attachments();
        HttpResponse<String> sent = cpo.uploadFrom(
                "/account/password", path("/attachments"), "file", Samples.pdf(), said("cpo", "Another letter"));
        assertThat(text(sent)).contains("Not stored", "Another letter");
        assertThat(attachments()).isEqualTo(before);
    }

    @Test
    void somebody_who_would_deal_with_it_and_is_named_is_asked_about_and_kept_out_if_nobody_answers() {
        TasklistClient cpo = as("cpo");
        Map<String, String> said = said("cpo", "A letter about what the headteacher did");
        assertThat(text(attach(cpo, Samples.pdf(), said))).contains("Is the worry about them?");
        said.put("isAboutNamed", "no");
        assertThat(attach(cpo, Samples.pdf(), said).statusCode()).isEqualTo(302);
        assertThat(about()).doesNotContain("named-head");
        said = said("cpo", "Another letter about what the headteacher did");
        attach(cpo, Samples.pdf(), said);
        assertThat(attach(cpo, Samples.pdf(), said).statusCode()).isEqualTo(302);
        assertThat(about()).contains("named-head");
    }

    /** Somebody goes back, and answers otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"no", "yes"})
    void the_same_with_another_answer_about_whoever_is_named_is_another_entry(String first) {
        TasklistClient cpo = as("cpo");
        Map<String, String> said = said("cpo", "A letter about what the headteacher did");
        said.put("isAboutNamed", first);
        long before = attachments();
        byte[] file = Samples.pdf();
        attach(cpo, file, said);
        said.put("isAboutNamed", first.equals("no") ? "yes" : "no");
        for (int press = 0; press < 2; press++) {
            assertThat(attach(cpo, file, said).statusCode()).isEqualTo(302);
        }
        assertThat(about()).contains("named-head");
        assertThat(attachments()).isEqualTo(before + 2);
    }

    private String about() {
        return application
                .sql("SELECT about FROM safeguarding.concern WHERE reference = ?")
                .param(concern.reference())
                .query(String.class)
                .single();
    }

    @Test
    void what_is_new_in_it_asks_for_the_review_again() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        assertThat(concern.openSteps()).doesNotContain("userTask_reviewConcern");
        Map<String, String> said = said("cpo", "A letter");
        said.put("news", "harm");
        assertThat(attach(as("cpo"), Samples.pdf(), said).statusCode()).isEqualTo(302);
        concern.passSavePoints();
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
    }

    @Test
    void whoever_was_told_before_is_asked_about_and_told_what_paper_and_documents_are() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care");
        Map<String, String> said = said("cpo", "A letter");
        said.put("news", "no-harm");
        assertThat(attach(as("cpo"), Samples.pdf(), said).statusCode()).isEqualTo(302);
        concern.passSavePoints();
        assertThat(concern.everyOpenStep()).contains("userTask_passOnWhatIsNew");
        Map<String, String> paper = Map.of(
                "_for", "cpo",
                "paperWhat", "A drawing in red crayon",
                "paperFrom", "Robin Madeup",
                "paperWhere", "Safe in the office",
                "news", "nothing");
        as("cpo").fillFrom(path("/paper-originals/new"), path("/paper-originals"), paper);
        assertThat(letters.of(Reference.of(concern.reference()), Agency.SOCIAL_CARE)
                        .get(LetterPart.ADDITIONS))
                .contains("A letter", "Dr Imaginary, surgery", "23/11/2026", "A drawing in red crayon", "Robin Madeup")
                .doesNotContain("Safe in the office", "SHA-256", "KB");
    }

    @Test
    void where_an_original_lies_is_an_entry_of_its_own() {
        TasklistClient cpo = as("cpo");
        Map<String, String> said = new HashMap<>(Map.of(
                "_for", "cpo",
                "paperWhat", "A drawing in red crayon",
                "paperFrom", "Robin Madeup",
                "paperWhere", "Safe in the office",
                "paperGivenTo", "PC Imaginary, Police",
                "paperGivenOn", "24/11/2026",
                "paperReceipt", "Signed, in the same safe",
                "news", "nothing"));
        assertThat(cpo.fillFrom(path("/paper-originals/new"), path("/paper-originals"), said)
                        .statusCode())
                .isEqualTo(302);
        assertThat(text(cpo.page(path(""))))
                .contains(
                        "Paper original",
                        "A drawing in red crayon",
                        "PC Imaginary, Police",
                        "Signed, in the same safe");
        said.put("_for", "head");
        assertThat(text(cpo.fillFrom(path("/paper-originals/new"), path("/paper-originals"), said)))
                .contains("somebody else has signed in")
                .doesNotContain("red crayon");
    }

    @Test
    void a_document_that_was_changed_removed_or_put_there_is_found() throws SQLException {
        attach(as("cpo"), Samples.pdf(), said("cpo", "A letter"));
        String where = " WHERE reference = '" + concern.reference() + "'";
        try (Connection connection =
                KeysOfDatabase.asSuperuser(database.getJdbcUrl()).getConnection()) {
            connection.setAutoCommit(false);
            assertThat(Verified.misfit(connection, Optional.of(seals))).isEmpty();
            for (String change : List.of(
                    "UPDATE safeguarding.attachment SET content = set_byte(content, 20, get_byte(content, 20) # 1)"
                            + where,
                    "UPDATE safeguarding.attachment SET format = 'txt'" + where,
                    "DELETE FROM safeguarding.attachment" + where)) {
                try (Statement statement = connection.createStatement()) {
                    assertThat(statement.executeUpdate(change)).isOne();
                    assertThat(Verified.misfit(connection, Optional.empty()))
                            .as(change)
                            .contains("attachment 1 of " + concern.reference());
                }
                connection.rollback();
            }
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "INSERT INTO safeguarding.attachment SELECT school, reference, 2, format, content FROM"
                                + " safeguarding.attachment" + where);
                assertThat(Verified.misfit(connection, Optional.empty()))
                        .contains("attachment 2 of " + concern.reference());
            }
            connection.rollback();
        }
    }

    /** What the door or the page says to it differs; no call ever fails. */
    @Test
    void no_upload_fails_whatever_is_sent() {
        TasklistClient cpo = as("cpo");
        Random random = new Random(20261127);
        byte[] pdf = Samples.pdf();
        for (int round = 0; round < 25; round++) {
            byte[] file = round % 2 == 0 ? new byte[random.nextInt(5_000)] : pdf.clone();
            if (round % 2 == 0) {
                random.nextBytes(file);
            } else {
                file[random.nextInt(file.length)] ^= 0x55;
            }
            Map<String, String> said = round % 5 == 0 ? Map.of("news", "\0") : said("cpo", "Round " + round);
            assertThat(attach(cpo, file, said).statusCode()).isIn(302, 400);
        }
        assertThat(attach(cpo, new byte[LookAtFile.MOST + 1_000], said("cpo", "A large one"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(cpo.fillFrom(path("/attachments/new"), path("/attachments"), said("cpo", "No file"))
                        .statusCode())
                .isEqualTo(400);
    }
}
