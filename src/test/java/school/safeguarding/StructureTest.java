package school.safeguarding;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** The architecture, as rules. */
class StructureTest {

    private static JavaClasses main;

    @BeforeAll
    static void read() {
        main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("school.safeguarding");
    }

    private static void hold(ArchRule rule) {
        rule.check(main);
    }

    @Test
    void features_reach_each_other_through_what_is_public_and_never_in_a_circle() {
        ApplicationModules.of(SafeguardingApplication.class).verify();
    }

    @Test
    void only_the_engine_package_and_delegates_know_the_engine() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage("..engine..")
                .and()
                .haveSimpleNameNotEndingWith("Delegate")
                .and()
                .haveSimpleNameNotEndingWith("Listener")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda.."));
    }

    @Test
    void running_as_the_system_is_one_call_that_can_be_looked_for() {
        hold(noClasses()
                .that()
                .doNotHaveSimpleName("AsSystem")
                .should()
                .callMethodWhere(target(nameMatching("runWithoutAuthorization|disableAuthorizationCheck"))));
    }

    @Test
    void only_notification_sends_mail() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("..notification..", "..trial..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.springframework.mail.."));
    }

    /** But for where the application begins, which begins the trial's database with it. */
    @Test
    void nobody_depends_on_notification_or_the_trial() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("..notification..", "..trial..")
                .and()
                .areNotAssignableTo(SafeguardingApplication.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..notification..", "..trial.."));
    }

    /** A sub-package is closed to other modules, unless it says that it is not. */
    @Test
    void entities_and_repositories_stay_inside_their_feature() {
        hold(classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .orShould()
                .resideInAPackage("school.safeguarding.*.*.."));
    }

    @Test
    void time_comes_from_the_clock() {
        for (Class<?> type : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, OffsetDateTime.class)) {
            hold(noClasses().should().callMethod(type, "now"));
        }
        hold(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        hold(noClasses().should().callConstructor(Date.class));
    }
}
