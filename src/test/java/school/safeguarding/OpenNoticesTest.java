package school.safeguarding;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;
import org.springframework.data.domain.Sort;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import school.safeguarding.reference.Reference;

/**
 * The web framework's line has ended, with notices that will stay open. Each rule keeps shut what one of them needs; ADR 0080
 * says which.
 */
class OpenNoticesTest {

    private static final String[] STREAMS = {
        "org.springframework.web.servlet.mvc.method.annotation.SseEmitter",
        "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter",
        "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody",
        "org.springframework.http.codec.ServerSentEvent",
        "org.springframework.web.context.request.async.DeferredResult"
    };

    /** What a method that answers a request may be given besides single values and one record. */
    private static final List<String> ABOUT_THE_REQUEST = List.of(
            "jakarta.servlet.http.",
            "java.security.Principal",
            "java.util.Locale",
            "org.springframework.security.",
            "org.springframework.ui.");

    private static final Set<Class<?>> SINGLE_VALUES = Set.of(
            Reference.class,
            String.class,
            Integer.class,
            Long.class,
            Boolean.class,
            UUID.class,
            LocalDate.class,
            Optional.class);

    /**
     * The classes that name a file for a browser to keep. Whoever adds one shows in a test of its own that the name is ours
     * and plain ASCII, whatever somebody typed.
     */
    private static final Set<String> THAT_NAME_DOWNLOADS =
            Set.of("AttachmentPages.java", "GovernancePage.java", "PaperPages.java", "TablesPage.java");

    private static JavaClasses main;

    @BeforeAll
    static void read() {
        main = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("school.safeguarding");
    }

    private static void nothingUses(String... packages) {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(packages).check(main);
    }

    /** What is not there cannot be reached by a line in a configuration file either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.web.reactive.DispatcherHandler",
                "org.springframework.messaging.Message",
                "io.rsocket.RSocket",
                "reactor.core.publisher.Flux",
                "freemarker.template.Template",
                "groovy.lang.GroovyShell"
            })
    void what_nobody_needs_is_not_on_the_class_path(String type) {
        assertThat(ClassUtils.isPresent(type, getClass().getClassLoader())).isFalse();
    }

    @Test
    void nothing_is_reactive() {
        nothingUses(
                "org.springframework.web.reactive..",
                "org.springframework.http.server.reactive..",
                "org.springframework.http.client.reactive..",
                "reactor..",
                "java.util.concurrent.Flow");
    }

    @Test
    void nothing_is_streamed_to_a_browser() {
        noClasses()
                .should(be(new DescribedPredicate<JavaClass>("using a stream of events or of parts") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getDirectDependenciesFromSelf().stream().anyMatch(used -> Set.of(STREAMS)
                                .contains(used.getTargetClass().getName()));
                    }
                }))
                .check(main);
        assertThat(sourcesThatMention("text/event-stream", "TEXT_EVENT_STREAM")).isEmpty();
    }

    @Test
    void nothing_speaks_rsocket_or_any_other_messaging() {
        nothingUses("org.springframework.messaging..", "io.rsocket..", "org.springframework.web.socket..");
    }

    @Test
    void no_page_is_made_by_xslt_freemarker_or_another_view_of_the_framework() {
        nothingUses(
                "org.springframework.web.servlet.view..",
                "org.springframework.ui.freemarker..",
                "freemarker..",
                "groovy..",
                "javax.xml.transform..");
    }

    @Test
    void no_address_chooses_a_view() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.web.servlet.mvc.UrlFilenameViewController")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.web.servlet.mvc.ParameterizableViewController")
                .check(main);
    }

    @Test
    void no_endpoint_is_a_function() {
        nothingUses("org.springframework.web.servlet.function..");
    }

    /** The annotations hold expressions of ours; only this package could be handed somebody else's. */
    @Test
    void no_text_of_a_persons_is_read_as_the_frameworks_expression() {
        nothingUses("org.springframework.expression..");
    }

    @Test
    void no_request_says_how_to_sort_or_page() {
        nothingUses("org.springframework.data.domain..", "org.springframework.data.web..");
    }

    @Test
    void no_request_is_bound_to_property_paths() {
        nothingUses(
                "org.springframework.validation..",
                "org.springframework.beans.propertyeditors..",
                "org.springframework.web.bind.support..");
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        ".*\\.(ModelAttribute|InitBinder|\\w*DataBinder|BeanWrapper\\w*|PropertyAccessor\\w*)")
                .check(main);
    }

    @Test
    void a_request_is_read_as_one_record_or_as_single_values() {
        onlyRecordsAndSingleValues().check(main);
    }

    private static ArchRule onlyRecordsAndSingleValues() {
        return methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(be(new DescribedPredicate<JavaMethod>("given only records and single values") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getParameters().stream().allMatch(OpenNoticesTest::isRecordOrSingleValue);
                    }
                }));
    }

    private static boolean isRecordOrSingleValue(JavaParameter parameter) {
        JavaClass type = parameter.getRawType();
        if (parameter.isAnnotatedWith(RequestBody.class)) {
            return type.isRecord() || type.isEquivalentTo(byte[].class);
        }
        boolean isSingle = Stream.of(RequestParam.class, PathVariable.class, RequestHeader.class, CookieValue.class)
                .anyMatch(parameter::isAnnotatedWith);
        if (isSingle) {
            return type.isPrimitive() || type.isEnum() || SINGLE_VALUES.stream().anyMatch(type::isEquivalentTo);
        }
        return ABOUT_THE_REQUEST.stream().anyMatch(type.getName()::startsWith);
    }

    /** A rule over annotations is easily written so that it holds for nothing. */
    @ParameterizedTest
    @ValueSource(
            classes = {BoundByName.class, BoundByAnnotation.class, BodyAsMap.class, AllParameters.class, Sorted.class})
    void the_rule_on_requests_refuses_what_it_should(Class<?> careless) {
        JavaClasses classes = new ClassFileImporter().importClasses(careless);
        assertThatThrownBy(() -> onlyRecordsAndSingleValues().check(classes)).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_rule_on_requests_lets_through_what_it_should() {
        onlyRecordsAndSingleValues().check(new ClassFileImporter().importClasses(Careful.class));
    }

    @Test
    void a_downloads_name_is_our_own_ascii() {
        assertThat(sourcesThatMention("ContentDisposition", "Content-Disposition", "CONTENT_DISPOSITION"))
                .isSubsetOf(THAT_NAME_DOWNLOADS);
    }

    /** Whoever updates looks at the table again. */
    @Test
    void the_decision_speaks_of_the_versions_that_run() {
        assertThat(source(Path.of("src/docs/adr/0080-living-with-ended-lines.md")))
                .contains("| Camunda 7, community | "
                        + ProcessEngine.class.getPackage().getImplementationVersion() + " |")
                .contains("| Spring Boot 3.5 | " + SpringBootVersion.getVersion() + " |")
                .contains("| Spring Framework 6.2 | " + SpringVersion.getVersion() + " |");
    }

    private static List<String> sourcesThatMention(String... words) {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(words).anyMatch(source(file)::contains))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Said(String word) {}

    private static class BoundByName {
        @PostMapping
        void take(Said said) {}
    }

    private static class BoundByAnnotation {
        @PostMapping
        void take(@ModelAttribute Said said) {}
    }

    private static class BodyAsMap {
        @PostMapping
        void take(@RequestBody Map<String, Object> said) {}
    }

    private static class AllParameters {
        @PostMapping
        void take(@RequestParam Map<String, String> said) {}
    }

    private static class Sorted {
        @PostMapping
        void take(Sort by) {}
    }

    private static class Careful {
        @PostMapping
        void take(
                @RequestBody Said said, @RequestParam String word, @PathVariable UUID id, HttpServletRequest request) {}
    }
}
