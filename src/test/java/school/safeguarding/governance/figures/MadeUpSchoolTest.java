package school.safeguarding.governance.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.child.Registered;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows;
import school.safeguarding.child.csv.Table;
import school.safeguarding.governance.figures.publish.FreezeTerm;
import school.safeguarding.governance.figures.publish.FrozenFigures;
import school.safeguarding.people.MadeUpStaff;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/**
 * A year of a made-up school, worked through its forms, whose paper for governors is left in {@code target/made-up-school} for
 * whoever wants to look at it. Its short form has a few people only: -Dyear.staff=60 -Dyear.pupils=300 -Dyear.concerns=40.
 */
@SchoolTest
class MadeUpSchoolTest {

    private static final Path FOLDER = Path.of("target", "made-up-school");
    private static final LocalDate FIRST = LocalDate.of(2025, 9, 8);
    /** In the spring, so that what was before and since stand beside each other. */
    private static final LocalDate REVIEWED = LocalDate.of(2026, 1, 12);

    private static final LocalDate LAST = LocalDate.of(2026, 7, 3);

    private static final int STAFF = Integer.getInteger("year.staff", 3);
    private static final int PUPILS = Integer.getInteger("year.pupils", 10);
    private static final int CONCERNS = Integer.getInteger("year.concerns", 3);

    @Autowired
    private ApplicationContext school;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private SchoolCalendar calendar;

    @Autowired
    private FreezeTerm freezeTerm;

    @Autowired
    private FrozenFigures frozen;

    @Autowired
    private JdbcConnectionDetails details;

    @LocalServerPort
    private int port;

    private boolean isPolicyReviewed;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void governors_are_handed_a_year_of_a_school_on_paper() throws IOException {
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("TRUNCATE safeguarding.counted_event, safeguarding.frozen_figure, safeguarding.frozen_term")
                .update();
        List<String> staff = MadeUpStaff.hired(school, STAFF);
        registerPupils();
        clock.set(FIRST.atTime(8, 30).atZone(clock.getZone()).toInstant());
        SchoolDay.looks(engine, clock);
        List<LocalDate> days =
                FIRST.datesUntil(LAST).filter(calendar::isSchoolDay).toList();
        for (int number = 0; number < CONCERNS; number++) {
            LocalDate day = days.get(number * days.size() / CONCERNS);
            if (!isPolicyReviewed && day.isAfter(REVIEWED)) {
                policyIsReviewed();
            }
            concern(number, day, staff.get(number % STAFF));
        }
        clock.set(Instant.parse("2026-07-22T09:00:00Z"));
        freezeTerm.freezeEnded();
        assertThat(frozen.terms()).hasSize(3);
        save();
    }

    /** The one that was due when the school began with this, accepted by the governors and told to everybody. */
    private void policyIsReviewed() {
        isPolicyReviewed = true;
        clock.set(REVIEWED.atTime(16, 0).atZone(clock.getZone()).toInstant());
        Story review = new Story(engine, clock);
        clock.set(REVIEWED.atTime(16, 0).atZone(clock.getZone()).toInstant());
        review.of(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("policy-review")
                        .singleResult()
                        .getBusinessKey())
                .does("head", "userTask_gatherWhatHasChanged", Answers.policyGathered())
                .does("head", "userTask_revisePolicy", Answers.policyRevised("Everybody looks out for children."))
                .does("head", "userTask_consultStaff", Answers.policyConsulted("yes"))
                .does("chair", "userTask_recordAcceptance", Answers.policyAccepted(REVIEWED.toString()))
                .does("head", "userTask_publishPolicy", Answers.policyPublished())
                .does("head", "userTask_tellOfPolicy", Answers.policyTold().with("policyNextOn", "2027-01-11"));
    }

    private void save() throws IOException {
        Files.createDirectories(FOLDER);
        TasklistClient governor = new TasklistClient(port).signedIn("governor");
        HttpResponse<byte[]> paper = governor.save("/governance/figures.pdf");
        Files.write(FOLDER.resolve("figures.pdf"), paper.body());
        Files.write(
                FOLDER.resolve("figures.csv"),
                governor.save("/governance/figures.csv").body());
        Files.write(
                FOLDER.resolve("policy.pdf"),
                new TasklistClient(port).save("/policy/edition.pdf").body());
        Files.write(FOLDER.resolve("figures.html"), governor.save("/governance").body());
        try (PDDocument pdf = Loader.loadPDF(paper.body())) {
            assertThat(pdf.getNumberOfPages()).isBetween(3, 14);
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("What changed after edition 1 of the policy", "Staff who were asked to read the policy");
        }
    }

    private void registerPupils() {
        Map<Column, Integer> columns = Column.guessed(List.of("UPN", "Forename", "Surname", "DOB", "Class", "SEN"));
        String file = "UPN,Forename,Surname,DOB,Class,SEN\n"
                + IntStream.range(0, PUPILS)
                        .mapToObj(number -> "M%03d,Pupil%s,Enrolledmadeup%s,%02d/0%d/20%d,Class %d,N"
                                .formatted(
                                        number,
                                        letters(number),
                                        letters(number),
                                        1 + number % 28,
                                        1 + number % 8,
                                        18 + number % 4,
                                        1 + number % 10))
                        .collect(Collectors.joining("\n"));
        Registered.fromFile(
                school,
                PupilRows.read(
                        Table.of(file.getBytes(StandardCharsets.UTF_8)).orElseThrow(),
                        columns,
                        LocalDate.of(2026, 11, 24)),
                columns);
    }

    private static String letters(int number) {
        return String.valueOf((char) ('a' + number / 26)) + (char) ('a' + number % 26);
    }

    /** Each in another way: one in three goes to an agency, some are late, held, refused once or opened again. */
    private void concern(int number, LocalDate day, String reporter) {
        Made concern = new Made(day, reporter, number);
        concern.later(number % 7 == 3 ? 200 : 40)
                .does(
                        "cpo",
                        "userTask_reviewConcern",
                        Answers.review().with("childConfirmedName", "Robin Madeup" + letters(number)));
        switch (number % 6) {
            case 0, 1 -> concern.decided(Answers.refer("social-care")).told("social-care");
            case 2, 3 -> concern.decided(Answers.earlyHelp());
            case 4 ->
                concern.decided(Answers.refer("police", "social-care"))
                        .told("police")
                        .told("social-care");
            default -> concern.agreedOnNothing(number % 2 == 1);
        }
        concern.home(number % 5 == 2);
        if (number % 8 != 7) {
            concern.closed();
            if (number % 9 == 4) {
                concern.openedAgain();
            }
        }
    }

    /** One concern, whose days and times are those of its own day. */
    private final class Made {

        private final Story story = new Story(engine, clock);
        private final boolean isBetweenChildren;
        private LocalDateTime at;

        Made(LocalDate day, String reporter, int number) {
            String whom =
                    List.of("parent", "stranger", "online", "child", "unknown").get(number * 3 % 5);
            isBetweenChildren = whom.equals("child");
            at = day.atTime(9, 5);
            set();
            story.reportedBy(
                            reporter,
                            today(Answers.report()
                                    .with("childName", "Robin Madeup" + letters(number), "aboutWhom", List.of(whom))))
                    .passSavePoints();
        }

        private void set() {
            clock.set(at.atZone(clock.getZone()).toInstant());
        }

        Made later(int minutes) {
            at = at.plusMinutes(minutes);
            set();
            story.passSavePoints();
            return this;
        }

        Made tomorrow() {
            at = calendar.nextSchoolDay(at.toLocalDate()).atTime(9, 30);
            set();
            story.passSavePoints();
            return this;
        }

        void does(String person, String step, Answers answers) {
            story.does(person, step, today(answers));
        }

        private Answers today(Answers answers) {
            Answers[] all = {answers};
            answers.asMap().forEach((key, value) -> {
                if (value instanceof String text && text.matches("2026-(11-24|01-12)")) {
                    all[0] = all[0].with(key, at.toLocalDate().toString());
                }
                if (key.equals("telephonedAt")) {
                    all[0] = all[0].with(key, LocalTime.from(at).toString());
                }
            });
            return all[0];
        }

        Made decided(Answers decision) {
            later(15).does("cpo", "userTask_decideResponse", withSafetyPlan(decision));
            if (story.openSteps().contains("userTask_countersignResponse")) {
                later(20).does("deputy", "userTask_countersignResponse", Answers.agree());
            }
            return voices();
        }

        private Answers withSafetyPlan(Answers decision) {
            return isBetweenChildren ? decision.with("safetyPlan", "An adult is beside them at break.") : decision;
        }

        /** @param isRefusedFirst whether the second person sends it back once */
        void agreedOnNothing(boolean isRefusedFirst) {
            later(15).does("cpo", "userTask_decideResponse", withSafetyPlan(Answers.noFurtherAction()));
            if (isRefusedFirst) {
                later(20).does("deputy", "userTask_countersignResponse", Answers.refuse());
                later(20).does("cpo", "userTask_decideResponse", withSafetyPlan(Answers.noFurtherAction()));
            }
            later(20).does("deputy", "userTask_countersignResponse", Answers.agree());
            voices();
        }

        private Made voices() {
            if (story.everyOpenStep().contains("userTask_tellByVoice")) {
                story.doesAll("userTask_tellByVoice", today(Answers.toldByVoice()));
            }
            return this;
        }

        Made told(String agency) {
            later(10);
            story.does("cpo", "userTask_makeReferral", agency, today(Answers.telephoned()));
            later(30);
            story.does("cpo", "userTask_writtenConfirmation", agency, today(Answers.written()));
            tomorrow();
            story.does("cpo", "userTask_recordAcknowledgement", agency, today(Answers.agencyAccepts()));
            tomorrow();
            story.does("cpo", "userTask_recordWhatBecameOfIt", agency, today(Answers.workEnded()));
            return this;
        }

        void home(boolean isHeldFirst) {
            later(10);
            if (isHeldFirst) {
                does("cpo", "userTask_decideParentContact", Answers.deferContact());
                tomorrow();
            }
            does("cpo", "userTask_decideParentContact", Answers.tellNow());
            later(20).does("cpo", "userTask_recordContact", Answers.reached());
        }

        void closed() {
            tomorrow();
            if (story.everyOpenStep().contains("userTask_planEarlyHelp")) {
                does("cpo", "userTask_planEarlyHelp", Answers.earlyHelpPlanned());
                does("cpo", "userTask_reviewEarlyHelp", Answers.earlyHelpReviewed("over"));
            }
            does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
            does("cpo", "userTask_recordAndClose", Answers.close());
            later(30).does("deputy", "userTask_countersignClose", Answers.agree());
        }

        void openedAgain() {
            tomorrow();
            story.starts("cpo", "open-again", Answers.openAgain(story.reference()));
        }
    }
}
