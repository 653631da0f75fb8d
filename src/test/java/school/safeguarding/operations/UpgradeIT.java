package school.safeguarding.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import school.safeguarding.MovableClock;
import school.safeguarding.SafeguardingApplication;
import school.safeguarding.TestConfigurationOfSchool;
import school.safeguarding.access.NobodyReallyWaits;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/**
 * What a release left behind goes on with this build: the backup of each release under {@code src/test/resources/releases}, with a
 * concern at every step, is restored, migrated and finished. {@code mvn verify -Dit.test=UpgradeIT -Dupgrade.write=v0.1.0
 * -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false} writes the one of this build. Everybody in it is made up, and its keyset
 * opens nothing else.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class UpgradeIT extends InstalledOnDebian {

    private static final Path RELEASES = Path.of("src/test/resources/releases");
    private static final String KEYSET = "keyset.json";
    private static final String WRITTEN = "upgrade.write";
    private static final String DATABASE = "safeguarding";

    /** @param agency whose referral it is; empty where there is one such step only */
    private record Done(String person, String step, String agency, Answers answers) {

        void in(Story concern) {
            if (agency.isEmpty()) {
                concern.does(person, step, answers);
            } else {
                concern.does(person, step, agency, answers);
            }
        }
    }

    /** A concern from its report to its close. */
    private record Way(Answers report, List<Done> steps) {}

    private static Done done(String person, String step, Answers answers) {
        return new Done(person, "userTask_" + step, "", answers);
    }

    private static Done at(String agency, String person, String step, Answers answers) {
        return new Done(person, "userTask_" + step, agency, answers);
    }

    private static Done atSocialCare(String step, Answers answers) {
        return at("social-care", "cpo", step, answers);
    }

    private static List<Done> closes() {
        return closes("cpo", "deputy");
    }

    private static List<Done> closes(String person, String second) {
        return List.of(
                done(person, "reviewOutcome", Answers.outcome("close")),
                done(person, "recordAndClose", Answers.close()),
                done(second, "countersignClose", Answers.agree()));
    }

    private static List<Done> tellsHome() {
        return tellsHome("cpo");
    }

    private static List<Done> tellsHome(String person) {
        return List.of(
                done(person, "decideParentContact", Answers.tellNow()),
                done(person, "recordContact", Answers.reached()));
    }

    private static List<Done> of(List<Done> first, List<Done> then, List<Done> last) {
        return Stream.of(first, then, last).flatMap(List::stream).toList();
    }

    /** Alike enough to nobody else, so that no concern has anything to do with another. */
    private record MadeUp(String name, LocalDate born) {

        private static final List<String> SYLLABLES = List.of("Ba", "Ke", "Lo", "Mi", "Ru", "Zy");

        static MadeUp number(int number) {
            int many = SYLLABLES.size();
            int first = number / many % many;
            return new MadeUp(
                    SYLLABLES.get(first)
                            + SYLLABLES.get(number % many).toLowerCase(Locale.ROOT)
                            + (number < many * many ? " Madeup" : " Invented"),
                    LocalDate.of(2020, 1, 1).plusDays(13L * number));
        }

        Answers report() {
            return Answers.report().with("childName", name);
        }

        Answers review() {
            return Answers.review().with("childConfirmedName", name).with("childConfirmedDateOfBirth", born.toString());
        }
    }

    private static Map<String, Way> ways(MadeUp child) {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(
                "early help",
                new Way(
                        child.report(),
                        of(
                                List.of(
                                        done("cpo", "reviewConcern", child.review()),
                                        done("cpo", "decideResponse", Answers.earlyHelp()),
                                        done("cpo", "planEarlyHelp", Answers.earlyHelpPlanned()),
                                        done("cpo", "reviewEarlyHelp", Answers.earlyHelpReviewed("over"))),
                                tellsHome(),
                                closes())));
        ways.put(
                "referral, with home held",
                new Way(
                        child.report().with("immediateDanger", "yes"),
                        of(
                                List.of(
                                        done(
                                                "cpo",
                                                "confirmEmergencyServices",
                                                Answers.of(
                                                        "emergencyCalled",
                                                        "not-needed",
                                                        "notNeededReason",
                                                        "An adult is with the child.",
                                                        "emergencyOutcome",
                                                        "None was called.")),
                                        done("cpo", "reviewConcern", child.review()),
                                        done("cpo", "decideResponse", Answers.refer("social-care")),
                                        done("cpo", "decideParentContact", Answers.seekAdvice()),
                                        atSocialCare("makeReferral", Answers.telephoned()),
                                        atSocialCare("writtenConfirmation", Answers.written()),
                                        atSocialCare("recordAcknowledgement", Answers.agencyAccepts()),
                                        atSocialCare("recordWhatBecameOfIt", Answers.workEnded()),
                                        done("cpo", "seekAdvice", Answers.advice("police", "yes"))),
                                tellsHome(),
                                closes())));
        ways.put(
                "no further action",
                new Way(
                        child.report(),
                        of(
                                List.of(
                                        done("cpo", "reviewConcern", child.review()),
                                        done("cpo", "decideResponse", Answers.noFurtherAction()),
                                        done("deputy", "countersignResponse", Answers.agree())),
                                tellsHome(),
                                closes())));
        ways.put(
                "not safe until tomorrow, an agency that is disagreed with, and a meeting with home",
                new Way(
                        child.report(),
                        of(
                                List.of(
                                        done("cpo", "reviewConcern", child.review()),
                                        done(
                                                "cpo",
                                                "decideResponse",
                                                Answers.refer("social-care")
                                                        .with("isSafeUntilTomorrow", "no")
                                                        .with("notSafeBecause", "A cousin waits outside.")),
                                        done("cpo", "tellByVoice", Answers.toldByVoice()),
                                        done("cpo", "recordWhoCollected", Answers.collected()),
                                        atSocialCare("makeReferral", Answers.telephoned()),
                                        atSocialCare("writtenConfirmation", Answers.written()),
                                        atSocialCare("recordAcknowledgement", Answers.agencyDisputed()),
                                        atSocialCare("disagree", Answers.disagreement("settled")),
                                        atSocialCare("recordWhatBecameOfIt", Answers.workEnded()),
                                        done("cpo", "decideParentContact", Answers.tellNow()),
                                        done(
                                                "cpo",
                                                "recordContact",
                                                Answers.reached().with("meetingPlanned", "yes")),
                                        done("cpo", "recordMeeting", Answers.meeting())),
                                closes(),
                                List.of())));
        ways.put(
                "a member of staff",
                new Way(
                        child.report()
                                .with("aboutWhom", List.of("staff"), "couldBeHead", "no")
                                .with("personOfConcern", "Tamsin Invented"),
                        of(
                                List.of(
                                        done("head", "protectChildren", Answers.childrenProtected()),
                                        done("head", "reviewConcern", child.review()),
                                        at("lado", "head", "makeReferral", Answers.telephoned()),
                                        at("lado", "head", "writtenConfirmation", Answers.written()),
                                        at(
                                                "lado",
                                                "head",
                                                "recordAcknowledgement",
                                                Answers.agencyAccepts().with("ladoThreshold", "below")),
                                        at("lado", "head", "recordWhatBecameOfIt", Answers.allegationEnded()),
                                        done(
                                                "head",
                                                "decideResponse",
                                                Answers.noFurtherAction()
                                                        .with("response", null)
                                                        .with("responseToStaffConcern", "no-further-action")),
                                        done("chair", "countersignResponse", Answers.agree())),
                                tellsHome("head"),
                                closes("head", "chair"))));
        return ways;
    }

    /** As the application itself, with a clock and jobs that the test moves. */
    @EnableAutoConfiguration
    @AutoConfigurationPackage(basePackageClasses = SafeguardingApplication.class)
    @ComponentScan(
            basePackageClasses = SafeguardingApplication.class,
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = TestConfiguration.class),
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SafeguardingApplication.class)
            })
    @Import({TestConfigurationOfSchool.class, NobodyReallyWaits.class})
    static class Application {}

    private ConfigurableApplicationContext school() {
        settings.forEach(System::setProperty);
        return new SpringApplicationBuilder(Application.class)
                .profiles("production")
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--safeguarding.data-dir=" + folder);
    }

    private void isInstalled(Path keyset) throws Exception {
        passwordsAreThere();
        assertThat(createRoles(DATABASE, Map.of())).startsWith("0 ");
        settings.put("SAFEGUARDING_DB_URL", server.jdbcUrl(DATABASE));
        settings.put("SAFEGUARDING_BASE_URL", "https://localhost");
        settings.put(
                "SAFEGUARDING_PG_PROGRAMS",
                DebianServer.programs().orElseThrow().toString());
        Path file = Path.of(settings.get("SAFEGUARDING_KEYSET_FILE"));
        if (Files.exists(keyset)) {
            Files.createDirectories(file.getParent());
            Files.copy(keyset, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            assertThat(command("keyset", "new", file.toString())).startsWith("0 ");
        }
    }

    private void firstAccountsAreNamed() throws IOException {
        Files.writeString(
                Path.of(settings.get("SAFEGUARDING_FIRST_ACCOUNTS")),
                """
                accounts:
                  - {id: it, name: Ivo Example, mail: it@school.example, roles: [it-support], password: violet kettle seven}
                  - {id: teacher, name: Terry Example, mail: teacher@school.example, roles: [staff], password: violet kettle seven}
                  - {id: cpo, name: Cora Example, mail: cpo@school.example, roles: [staff, cpo], password: violet kettle seven}
                  - {id: deputy, name: Dee Example, mail: deputy@school.example, roles: [staff, deputy-cpo], password: violet kettle seven}
                  - {id: head, name: Hana Example, mail: head@school.example, roles: [staff, head], password: violet kettle seven}
                  - {id: chair, name: Charlie Example, mail: chair@governors.example, roles: [chair], password: violet kettle seven}
                """);
    }

    private static Path of(String release) {
        return RELEASES.resolve(release);
    }

    @Test
    @EnabledIfSystemProperty(named = WRITTEN, matches = "v.+")
    void a_release_leaves_a_concern_at_every_step() throws Exception {
        Path release = of(System.getProperty(WRITTEN));
        Files.createDirectories(release);
        isInstalled(release.resolve(KEYSET));
        firstAccountsAreNamed();
        List<String> lines = new ArrayList<>();
        try (ConfigurableApplicationContext school = school()) {
            Set<Set<String>> known = new HashSet<>();
            int number = 0;
            for (String way : ways(MadeUp.number(0)).keySet()) {
                for (int done = 0;
                        done <= ways(MadeUp.number(0)).get(way).steps().size();
                        done++) {
                    Way whole = ways(MadeUp.number(number)).get(way);
                    Story concern = new Story(school.getBean(ProcessEngine.class), school.getBean(MovableClock.class));
                    concern.reported(whole.report()).passSavePoints();
                    whole.steps().subList(0, done).forEach(step -> step.in(concern));
                    if (known.add(concern.everyOpenStep())) {
                        lines.add(concern.reference() + "\t" + number + "\t" + done + "\t" + way);
                    } else {
                        // Another waits at the same steps.
                        whole.steps().subList(done, whole.steps().size()).forEach(step -> step.in(concern));
                    }
                    number++;
                }
            }
        }
        Files.deleteIfExists(release.resolve("backup"));
        assertThat(command("backup", release.resolve("backup").toString())).startsWith("0 Backed up to ");
        Files.copy(
                Path.of(settings.get("SAFEGUARDING_KEYSET_FILE")),
                release.resolve(KEYSET),
                StandardCopyOption.REPLACE_EXISTING);
        Files.write(release.resolve("concerns.tsv"), lines);
    }

    @Test
    void what_each_release_left_is_finished_by_this_build() throws Exception {
        assumeTrue(Files.isDirectory(RELEASES), "nothing is released yet");
        List<Path> releases;
        try (Stream<Path> folders = Files.list(RELEASES)) {
            releases = folders.sorted().toList();
        }
        assertThat(releases).isNotEmpty();
        // One installation, since a start costs more than all that is looked at: the newest release has come from those
        // before it.
        Path release = releases.get(releases.size() - 1);
        isInstalled(release.resolve(KEYSET));
        settings.remove("SAFEGUARDING_FIRST_ACCOUNTS");
        assertThat(command("restore", release.resolve("backup").toString()))
                .startsWith("0 Restored as of ")
                .contains("everything fits");
        List<String> lines = Files.readAllLines(release.resolve("concerns.tsv"));
        assertThat(lines).hasSizeGreaterThan(15);
        try (ConfigurableApplicationContext school = school()) {
            for (String line : lines) {
                String[] left = line.split("\t");
                Story concern =
                        new Story(school.getBean(ProcessEngine.class), school.getBean(MovableClock.class)).of(left[0]);
                List<Done> steps = ways(MadeUp.number(Integer.parseInt(left[1])))
                        .get(left[3])
                        .steps();
                steps.subList(Integer.parseInt(left[2]), steps.size()).forEach(step -> step.in(concern));
                assertThat(concern.isClosed()).as(line).isTrue();
            }
        }
        everythingFits();
    }
}
