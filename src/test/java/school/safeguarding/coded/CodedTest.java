package school.safeguarding.coded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

class CodedTest {

    private enum Answer implements Coded {
        YES,
        NOT_YET
    }

    @Test
    void a_code_is_the_name_in_small_letters_with_hyphens() {
        assertThat(Answer.NOT_YET.code()).isEqualTo("not-yet");
        assertThat(Coded.in(Answer.class, "not-yet")).contains(Answer.NOT_YET);
        assertThat(Coded.of(Answer.class, "yes")).isEqualTo(Answer.YES);
    }

    @Test
    void what_is_none_is_found_nowhere_and_not_repeated() {
        assertThat(Coded.in(Answer.class, "NOT_YET")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Coded.of(Answer.class, "Casey"))
                .withMessage("No such Answer");
    }

    /** Records, rows and processes that run hold them: a line may grow here, and none of its words may change. */
    @Test
    void no_code_of_ours_has_changed() {
        ClassPathScanningCandidateComponentProvider found = new ClassPathScanningCandidateComponentProvider(false);
        found.addIncludeFilter(new AssignableTypeFilter(Coded.class));
        List<String> codes = found.findCandidateComponents("school.safeguarding").stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(name -> !name.startsWith(CodedTest.class.getName()))
                .map(CodedTest::codes)
                .sorted()
                .toList();
        assertThat(codes)
                .containsExactly(
                        "AboutWhom: child parent stranger online unknown staff cpo head chair governor usual-handler unnamed-staff named-cpo named-head named-chair named-governor",
                        "AccountChange.Kind: create disable enable new-password roles remove-second-factor",
                        "Agency: police social-care school-nursing lado",
                        "ConcernLists.State: to-review to-decide at-work closed",
                        "ContactDecision: tell-now defer seek-advice not-by-school cannot-be-reached not-told-on-advice child-gone",
                        "EntryGroup: reported decided agencies home safety routine",
                        "Escalate.Outcome: offered to-act done",
                        "FileKind: pdf docx odt txt",
                        "HandlerRole: cpo head chair deputy-chair nobody",
                        "IndicatorAnswer: no unknown yes once repeated earlier current both",
                        "LeftOut: reporter other-children addresses readers",
                        "LowLevelConcern.Threshold: no unknown yes",
                        "OfficerTraining.Kind: full refresher",
                        "Region.View: front back",
                        "ReportedAbout: adult-here parent child stranger online unknown",
                        "Response: no-further-action monitor early-help refer",
                        "Role: staff cpo deputy-cpo head chair deputy-chair governors it-support");
    }

    private static String codes(String type) {
        Class<?> coded = ClassUtils.resolveClassName(type, CodedTest.class.getClassLoader());
        return ClassUtils.getShortName(coded) + ": "
                + Arrays.stream(coded.getEnumConstants())
                        .map(one -> ((Coded) one).code())
                        .collect(Collectors.joining(" "));
    }
}
