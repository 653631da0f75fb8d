package school.safeguarding.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;
import school.safeguarding.step.StepId;

/** Who is asked in a school with one person in each role, called by their role's code. What may never be, over all schools, is in {@link WhoIsAskedPropertyTest}. */
class WhoIsAskedTest {

    private static final Instant REPORTED = Instant.parse("2026-11-24T08:50:00Z");
    private static final StepId CLOSE = StepId.of("userTask_countersignClose");
    private static final StepId RESPONSE = StepId.of("userTask_countersignResponse");
    private static final List<Role> HANDLING =
            List.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private static Person person(Role role, Instant since) {
        return new Person(
                AccountId.of(role.name()),
                role.name(),
                Optional.empty(),
                Set.of(role),
                Optional.empty(),
                Map.of(role, since));
    }

    private static WhoIsAsked rules(String away, String came) {
        List<Person> all = HANDLING.stream()
                .map(role -> person(
                        role,
                        names(came).contains(AccountId.of(role.name())) ? REPORTED.plusSeconds(1) : Instant.EPOCH))
                .toList();
        Staff staff = new Staff(all, names(away), List.of());
        return new WhoIsAsked(() -> staff);
    }

    private static WhoIsAsked rules() {
        return rules("", "");
    }

    private static List<AccountId> inOrder(String line) {
        return Stream.of(line.split(" ")).map(AccountId::of).toList();
    }

    private static Set<AccountId> names(String listed) {
        return Stream.of(listed.split(" "))
                .filter(name -> !name.isEmpty())
                .map(AccountId::of)
                .collect(Collectors.toSet());
    }

    private static ConcernFacts handledBy(HandlerRole role) {
        return new ConcernFacts(
                false,
                Set.of(),
                Set.of(),
                role,
                Optional.empty(),
                REPORTED,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ConcernFacts decided(HandlerRole role, AccountId response, AccountId close) {
        return new ConcernFacts(
                false,
                Set.of(),
                Set.of(),
                role,
                Optional.empty(),
                REPORTED,
                Map.of(),
                Optional.ofNullable(response),
                Optional.ofNullable(close));
    }

    @ParameterizedTest
    @CsvSource({
        "CPO,          '',                        CPO",
        "CPO,          CPO,                       DEPUTY_CPO",
        "CPO,          CPO DEPUTY_CPO,            HEAD",
        "HEAD,         '',                        HEAD",
        "HEAD,         HEAD,                      CHAIR",
        "CHAIR,        CHAIR,                     DEPUTY_CHAIR",
        "CHAIR,        CHAIR DEPUTY_CHAIR,        GOVERNORS",
        "DEPUTY_CHAIR, DEPUTY_CHAIR GOVERNORS,    CHAIR",
        "CPO,          CPO DEPUTY_CPO HEAD CHAIR DEPUTY_CHAIR GOVERNORS, CPO",
        "NOBODY,       '',                        ''"
    })
    void the_first_in_line_who_is_there_handles_it(HandlerRole role, String away, String handler) {
        assertThat(rules(away, "").handlers(handledBy(role))).isEqualTo(names(handler));
    }

    @Test
    void whoever_was_named_handles_it_while_they_are_there_and_may_know() {
        ConcernFacts named = new ConcernFacts(
                false,
                Set.of(),
                Set.of(),
                HandlerRole.CPO,
                Optional.of(AccountId.of("HEAD")),
                REPORTED,
                Map.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(rules().handlers(named)).containsExactly(AccountId.of("HEAD"));
        assertThat(rules("HEAD", "").handlers(named)).containsExactly(AccountId.of("CPO"));
        ConcernFacts out = new ConcernFacts(
                false,
                Set.of(),
                Set.of(AccountId.of("HEAD")),
                HandlerRole.CPO,
                Optional.of(AccountId.of("HEAD")),
                REPORTED,
                Map.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(rules().handlers(out)).containsExactly(AccountId.of("CPO"));
    }

    @ParameterizedTest
    @EnumSource(HandlerRole.class)
    void only_what_the_cpo_works_has_a_deputy_from_the_start(HandlerRole role) {
        assertThat(rules().deputies(handledBy(role)))
                .isEqualTo(role == HandlerRole.CPO ? Set.of(AccountId.of("DEPUTY_CPO")) : Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "CPO,          CPO,        '',                 DEPUTY_CPO HEAD",
        "CPO,          DEPUTY_CPO, '',                 HEAD",
        "CPO,          CPO,        DEPUTY_CPO HEAD,    DEPUTY_CPO HEAD",
        "HEAD,         HEAD,       '',                 CHAIR",
        "HEAD,         HEAD,       CHAIR,              DEPUTY_CHAIR",
        "HEAD,         CHAIR,      '',                 DEPUTY_CHAIR",
        "CHAIR,        CHAIR,      '',                 DEPUTY_CHAIR GOVERNORS",
        "DEPUTY_CHAIR, DEPUTY_CHAIR, '',               GOVERNORS",
        "NOBODY,       CPO,        '',                 ''"
    })
    void whoever_decided_does_not_countersign(HandlerRole role, AccountId decider, String away, String countersigners) {
        assertThat(rules(away, "").countersigners(decided(role, decider, null), RESPONSE))
                .isEqualTo(names(countersigners));
        assertThat(rules(away, "").countersigners(decided(role, null, decider), CLOSE))
                .isEqualTo(names(countersigners));
    }

    @Test
    void the_two_decisions_are_told_apart() {
        ConcernFacts concern = decided(HandlerRole.CPO, AccountId.of("DEPUTY_CPO"), AccountId.of("HEAD"));
        assertThat(rules().countersigners(concern, RESPONSE)).containsExactly(AccountId.of("HEAD"));
        assertThat(rules().countersigners(concern, CLOSE)).containsExactly(AccountId.of("DEPUTY_CPO"));
    }

    @Test
    void where_only_newcomers_could_countersign_it_is_somebodys_until_it_is_handed_to_them() {
        ConcernFacts concern = decided(HandlerRole.CPO, AccountId.of("CPO"), null);
        assertThat(rules("", "DEPUTY_CPO HEAD").countersigners(concern, RESPONSE))
                .containsExactly(AccountId.of("CHAIR"));
        assertThat(rules("", "DEPUTY_CPO HEAD").takers(concern, RESPONSE, WhoIsAsked.COUNTERSIGNER))
                .containsExactlyInAnyOrder(AccountId.of("DEPUTY_CPO"), AccountId.of("HEAD"));
    }

    @ParameterizedTest
    @CsvSource({
        "CPO,          CPO,  DEPUTY_CPO",
        "CPO,          HEAD, CPO",
        "HEAD,         HEAD, CHAIR",
        "CHAIR,        CPO,  CHAIR",
        "NOBODY,       CPO,  DEPUTY_CPO"
    })
    void the_next_is_not_the_one_who_could_not_be_reached(HandlerRole role, AccountId unreached, AccountId next) {
        assertThat(rules().nextPerson(handledBy(role), Optional.of(unreached))).containsExactly(next);
    }

    @Test
    void the_head_oversees_else_the_next_who_may_know() {
        assertThat(rules().overseers(handledBy(HandlerRole.CPO))).containsExactly(AccountId.of("HEAD"));
        assertThat(rules("HEAD", "").overseers(handledBy(HandlerRole.CPO))).containsExactly(AccountId.of("CHAIR"));
    }

    @ParameterizedTest
    @CsvSource({
        "CPO,          HEAD CHAIR DEPUTY_CHAIR",
        "HEAD,         CHAIR DEPUTY_CHAIR",
        "CHAIR,        DEPUTY_CHAIR",
        "DEPUTY_CHAIR, CHAIR",
        "NOBODY,       HEAD CHAIR DEPUTY_CHAIR"
    })
    void a_worry_about_how_it_was_handled_goes_to_whoever_is_above(HandlerRole role, String line) {
        List<AccountId> above = inOrder(line);
        assertThat(rules().mayAnswerWorry(handledBy(role))).isEqualTo(above);
        assertThat(rules().worryAnswerers(handledBy(role))).containsExactly(above.get(0));
        assertThat(rules().takers(handledBy(role), RESPONSE, WhoIsAsked.OVERSEER))
                .isEqualTo(above);
        assertThat(rules().mayAct(handledBy(role), RESPONSE, WhoIsAsked.OVERSEER))
                .isEqualTo(above);
    }

    @Test
    void whoever_had_a_part_in_handling_answers_no_worry_about_it() {
        ConcernFacts headDecided = decided(HandlerRole.CPO, AccountId.of("HEAD"), null);
        assertThat(rules().worryAnswerers(headDecided)).containsExactly(AccountId.of("CHAIR"));
        assertThat(rules().mayAnswerWorry(headDecided))
                .containsExactly(AccountId.of("CHAIR"), AccountId.of("DEPUTY_CHAIR"));
        assertThat(rules().worryAnswerers(decided(HandlerRole.CPO, null, AccountId.of("HEAD"))))
                .containsExactly(AccountId.of("CHAIR"));
        ConcernFacts handed = new ConcernFacts(
                false,
                Set.of(),
                Set.of(),
                HandlerRole.CPO,
                Optional.empty(),
                REPORTED,
                Map.of(AccountId.of("HEAD"), REPORTED),
                Optional.empty(),
                Optional.empty());
        assertThat(rules().worryAnswerers(handed)).containsExactly(AccountId.of("CHAIR"));
    }

    @ParameterizedTest
    @CsvSource({
        "CPO,  false, false, HEAD,       HEAD CHAIR DEPUTY_CHAIR GOVERNORS DEPUTY_CPO",
        "HEAD, false, false, CHAIR,      CHAIR DEPUTY_CHAIR GOVERNORS CPO DEPUTY_CPO",
        "CPO,  false, true,  CHAIR,      CHAIR DEPUTY_CHAIR",
        "HEAD, true,  false, DEPUTY_CPO, CHAIR DEPUTY_CHAIR GOVERNORS CPO DEPUTY_CPO"
    })
    void a_second_person_confirms_and_about_the_head_only_the_chair(
            AccountId asker, boolean isOnPaper, boolean isAboutHead, String first, String line) {
        ToConfirm correction = new ToConfirm(asker, isOnPaper, isAboutHead);
        assertThat(rules().confirmers(handledBy(HandlerRole.CPO), correction)).isEqualTo(names(first));
        assertThat(rules().mayConfirm(handledBy(HandlerRole.CPO), correction)).containsExactlyElementsOf(inOrder(line));
    }

    @ParameterizedTest
    @CsvSource({
        "CPO,    CPO DEPUTY_CPO HEAD CHAIR DEPUTY_CHAIR GOVERNORS",
        "HEAD,   HEAD CHAIR DEPUTY_CHAIR GOVERNORS CPO DEPUTY_CPO",
        "CHAIR,  CHAIR DEPUTY_CHAIR GOVERNORS HEAD CPO DEPUTY_CPO",
        "NOBODY, CPO DEPUTY_CPO HEAD CHAIR DEPUTY_CHAIR GOVERNORS"
    })
    void everybody_is_in_line_one_after_another(HandlerRole role, String line) {
        assertThat(rules().line(handledBy(role))).containsExactlyElementsOf(inOrder(line));
        assertThat(rules().newcomers(handledBy(role))).isEmpty();
    }

    @Test
    void a_newcomer_is_given_a_step_last_and_only_by_somebody() {
        ConcernFacts concern = handledBy(HandlerRole.CPO);
        WhoIsAsked rules = rules("", "DEPUTY_CPO");
        assertThat(rules.line(concern)).doesNotContain(AccountId.of("DEPUTY_CPO"));
        assertThat(rules.newcomers(concern)).containsExactly(AccountId.of("DEPUTY_CPO"));
        assertThat(rules.takers(concern, RESPONSE, WhoIsAsked.HANDLER))
                .containsExactly(
                        AccountId.of("CPO"),
                        AccountId.of("HEAD"),
                        AccountId.of("CHAIR"),
                        AccountId.of("DEPUTY_CHAIR"),
                        AccountId.of("GOVERNORS"),
                        AccountId.of("DEPUTY_CPO"));
        assertThat(rules("DEPUTY_CPO", "DEPUTY_CPO").newcomers(concern)).isEmpty();
    }

    @Test
    void what_is_the_reporters_is_given_to_nobody() {
        assertThat(rules().takers(handledBy(HandlerRole.CPO), StepId.of("userTask_any"), WhoIsAsked.REPORTER))
                .isEmpty();
    }

    @Test
    void a_countersignature_is_given_to_whoever_may_countersign_else_to_anybody_but_the_decider() {
        ConcernFacts concern = decided(HandlerRole.CPO, AccountId.of("CPO"), null);
        assertThat(rules().takers(concern, RESPONSE, WhoIsAsked.COUNTERSIGNER))
                .containsExactly(AccountId.of("DEPUTY_CPO"), AccountId.of("HEAD"));
        assertThat(rules("DEPUTY_CPO HEAD", "").takers(concern, RESPONSE, WhoIsAsked.COUNTERSIGNER))
                .containsExactly(AccountId.of("CHAIR"), AccountId.of("DEPUTY_CHAIR"), AccountId.of("GOVERNORS"));
        assertThat(rules().mayAct(concern, RESPONSE, WhoIsAsked.COUNTERSIGNER)).doesNotContain(AccountId.of("CPO"));
        assertThat(rules().mayAct(concern, RESPONSE, WhoIsAsked.HANDLER)).contains(AccountId.of("CPO"));
    }

    @ParameterizedTest
    @EnumSource(HandlerRole.class)
    void a_handlers_role_is_found_by_its_code(HandlerRole role) {
        assertThat(role.code()).isNotEmpty();
        assertThat(role.inWords()).isNotEmpty();
        assertThat(HandlerRole.withCode(role.code())).isEqualTo(role);
        assertThatThrownBy(() -> HandlerRole.withCode("none")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "CPO, CPO",
        "DEPUTY_CPO, CPO",
        "HEAD, HEAD",
        "CHAIR, CHAIR",
        "DEPUTY_CHAIR, DEPUTY_CHAIR",
        "GOVERNORS, DEPUTY_CHAIR"
    })
    void whoever_is_named_handles_it_as_what_they_are(Role held, HandlerRole role) {
        assertThat(HandlerRole.of(person(held, Instant.EPOCH))).isEqualTo(role);
        assertThat(role.roles()).isNotEmpty();
    }
}
