package school.safeguarding.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.ClassUtils;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import school.safeguarding.step.Steps;

/** What every model keeps to, with the mistake that each rule prevents. */
class ModelConventionsTest {

    private static final String MAIN = "cse-concern";
    private static final Path FORMS = Path.of("forms");
    private static final Path CLASSES = Path.of("target/classes");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final Set<String> OFFERED_TO = Set.of(
            "handler",
            "countersigner",
            "nextPerson",
            "lastResort",
            "askedToAct",
            "askedToHandOver",
            "askedToAgree",
            "askedToAgreeSecond",
            "overseer",
            "confirmer",
            "lowLevelAdder",
            "lowLevelKeeper",
            "lowLevelReader",
            "lowLevelSecond",
            "askedForFamily",
            "familyConfirmer",
            "schoolYearAdder",
            "schoolYearConfirmer",
            "nearDayConfirmer",
            "tableApprover",
            "askedToRead",
            "briefingOverseer",
            "trainingOfficer",
            "policyAccepter",
            "policyReviewer",
            "reporter");

    /** Whether whoever has the step in hand may read the concern's record for it. */
    private static final Set<String> READS = Set.of("record", "nothing");

    /** What a person may start, each by its form. */
    private static final Set<String> STARTABLE = Set.of(
            "cse-concern",
            "absence",
            "still-worried",
            "open-again",
            "legal-hold",
            "account-change",
            "near-day",
            "low-level-concern",
            "low-level-removal",
            "family",
            "awareness");

    /** A due time of `deadlines.dmn` on the school's calendar. */
    private static final Pattern DUE_TIME = Pattern.compile("\\$\\{dueTimes\\.(of|seen)\\(execution\\)}");

    /** Asked in Java, by the timers of every model. */
    private static final String DEADLINES = "deadlines";

    /** What the reporter's "submitted" promises, so it runs in the submit itself. */
    private static final Set<String> RUN_WITH_THE_SUBMIT =
            Set.of("serviceTask_assignHandler", "serviceTask_referToLado", "serviceTask_passWorryOn");

    private static final String STANDING_TASK = "userTask_addToRecord";

    /** How an id begins, by what it names. An element that is not here is one that nobody has thought about yet. */
    private static final Map<String, String> PREFIX = Map.ofEntries(
            Map.entry("startEvent", "startEvent_"),
            Map.entry("endEvent", "endEvent_"),
            Map.entry("boundaryEvent", "event_"),
            Map.entry("intermediateCatchEvent", "event_"),
            Map.entry("intermediateThrowEvent", "event_"),
            Map.entry("userTask", "userTask_"),
            Map.entry("serviceTask", "serviceTask_"),
            Map.entry("businessRuleTask", "businessRuleTask_"),
            Map.entry("callActivity", "callActivity_"),
            Map.entry("subProcess", "subProcess_"),
            Map.entry("exclusiveGateway", "gateway_"),
            Map.entry("parallelGateway", "gateway_"),
            Map.entry("sequenceFlow", "flow_"),
            Map.entry("timerEventDefinition", "timer_"),
            Map.entry("conditionalEventDefinition", "condition_"),
            Map.entry("messageEventDefinition", "(catch|throw)_"),
            Map.entry("errorEventDefinition", "(catch|throw)_"),
            Map.entry("terminateEventDefinition", "terminate_"),
            Map.entry("message", "message_"),
            Map.entry("error", "error_"),
            Map.entry("textAnnotation", "annotation_"),
            Map.entry("association", "association_"));

    /** The first word of what somebody or something does. */
    private static final Set<String> VERBS = Set.of(
            "Act",
            "Add",
            "Agree",
            "Answer",
            "Apply",
            "Appoint",
            "Ask",
            "Assign",
            "Confirm",
            "Consult",
            "Correct",
            "Countersign",
            "Decide",
            "Gather",
            "Hand",
            "Join",
            "Look",
            "Make",
            "Offer",
            "Pass",
            "Plan",
            "Propose",
            "Protect",
            "Publish",
            "Raise",
            "Read",
            "Record",
            "Refer",
            "Report",
            "Review",
            "Revise",
            "Say",
            "Seek",
            "Send",
            "Settle",
            "Tell",
            "Work");

    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+)(?: == (?:'([\\w-]+)'|(\\d+)))?}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    static Stream<Model> models() {
        return Model.all();
    }

    static Stream<Path> decisions() {
        return Model.files("*.dmn").stream();
    }

    // --- What a model is ---------------------------------------------------------------------------------------------

    /** Two files with one id are one process to the engine: the later one wins in silence. */
    @ParameterizedTest
    @MethodSource("models")
    void a_process_is_named_as_its_file_and_can_be_run(Model model) {
        assertThat(model.process().getId()).isEqualTo(model.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(model.process().isExecutable()).isTrue();
        assertThat(model.process().getName()).isNotBlank();
        assertThat(model.process().getDocumentations()).hasSize(1);
    }

    /** Without it the engine refuses the deployment, or keeps every instance for ever. */
    @ParameterizedTest
    @MethodSource("models")
    void a_process_says_how_long_its_history_is_kept(Model model) {
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
    }

    /** Whoever starts a referral or a notice by hand starts it without its concern. */
    @ParameterizedTest
    @MethodSource("models")
    void only_what_has_a_start_form_can_be_started_by_a_person(Model model) {
        assertThat(model.process().isCamundaStartableInTasklist()).isEqualTo(STARTABLE.contains(model.id()));
        assertThat(model.all(StartEvent.class))
                .filteredOn(start -> start.getCamundaFormRef() != null)
                .hasSize(STARTABLE.contains(model.id()) ? 1 : 0);
    }

    /** An id made up by a drawing program says nothing in a log or a test, and changes when the shape is drawn again. */
    @ParameterizedTest
    @MethodSource("models")
    void every_id_is_chosen(Model model) {
        assertThat(model.elements())
                .filteredOn(element -> element.hasAttribute("id"))
                .allSatisfy(element -> assertThat(element.getAttribute("id")).matches(idPattern(element, model)));
        assertThat(ids(model.written())).doesNotHaveDuplicates();
    }

    private static String idPattern(Element element, Model model) {
        String kind = element.getLocalName();
        return switch (kind) {
            case "process" -> model.id();
            case "definitions" -> "definitions_\\w+";
            case "BPMNDiagram" -> "diagram_\\w+";
            case "BPMNPlane" -> "plane_\\w+";
            case "BPMNShape", "BPMNEdge" -> element.getAttribute("bpmnElement") + "_di";
            default -> PREFIX.getOrDefault(kind, "no prefix is agreed for " + kind) + "[a-z][a-zA-Z]*";
        };
    }

    /** A task named by a noun does not say who does what; an event named by a verb looks like a task. */
    @ParameterizedTest
    @MethodSource("models")
    void a_task_is_named_by_what_is_done_and_an_event_by_what_has_happened(Model model) {
        assertThat(model.all(Activity.class)).extracting(Activity::getName).allSatisfy(name -> {
            String[] words = name.split(" ");
            assertThat(words).as(name).hasSizeGreaterThan(1);
            assertThat(VERBS).contains(words[0]);
        });
        assertThat(model.all(Event.class)).extracting(Event::getName).allSatisfy(name -> {
            assertThat(name).isNotBlank().matches("[A-Z][a-zA-Z ]+");
            assertThat(VERBS).doesNotContain(name.split(" ")[0]);
        });
    }

    /** Two steps of one name in a list of tasks cannot be told apart. */
    @Test
    void no_two_tasks_of_all_models_share_a_name() {
        assertThat(models().flatMap(model -> model.all(UserTask.class).stream()))
                .extracting(UserTask::getName)
                .doesNotHaveDuplicates();
    }

    // --- Where the way parts -----------------------------------------------------------------------------------------

    /** A way out without an answer on it cannot be read; a gateway that joins and parts at once cannot either. */
    @ParameterizedTest
    @MethodSource("models")
    void a_gateway_asks_a_question_and_its_flows_answer_it(Model model) {
        assertThat(model.all(Gateway.class)).allSatisfy(gateway -> {
            boolean isParting = gateway.getOutgoing().size() > 1;
            boolean isJoining = gateway.getIncoming().size() > 1;
            assertThat(isParting)
                    .as("%s parts or joins, not both", gateway.getId())
                    .isNotEqualTo(isJoining);
            if (isParting && gateway instanceof ExclusiveGateway) {
                assertThat(gateway.getName()).endsWith("?");
                assertThat(gateway.getOutgoing())
                        .extracting(SequenceFlow::getName)
                        .allSatisfy(answer -> assertThat(answer).isNotBlank())
                        .doesNotHaveDuplicates();
            } else {
                assertThat(gateway.getName())
                        .as("%s asks nothing", gateway.getId())
                        .isNull();
            }
        });
    }

    /** Where no condition holds and no flow is the default, the engine stops with an error in the middle of a step. */
    @ParameterizedTest
    @MethodSource("models")
    void a_parting_gateway_has_a_default_and_a_condition_on_every_other_flow(Model model) {
        assertThat(model.all(ExclusiveGateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getDefault())
                            .as("default of %s", gateway.getId())
                            .isNotNull();
                    assertThat(gateway.getOutgoing())
                            .allSatisfy(flow -> assertThat(flow.getConditionExpression() == null)
                                    .as("%s has no condition", flow.getId())
                                    .isEqualTo(flow.equals(gateway.getDefault())));
                });
    }

    /** A condition on a flow that leaves a task is a decision that the picture hides. */
    @ParameterizedTest
    @MethodSource("models")
    void only_gateways_decide(Model model) {
        assertThat(model.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .allSatisfy(flow -> assertThat(flow.getSource()).isInstanceOf(ExclusiveGateway.class));
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !(node instanceof Gateway))
                .allSatisfy(
                        node -> assertThat(node.getOutgoing()).as(node.getId()).hasSizeLessThan(2));
    }

    /** Logic in the XML is tested by nobody; a mistyped name or value sends every concern the default way. */
    @ParameterizedTest
    @MethodSource("models")
    void a_condition_is_one_yes_or_no_or_one_comparison_over_routing_facts(Model model) {
        List<String> conditions = new ArrayList<>();
        model.all(ConditionExpression.class).forEach(condition -> conditions.add(condition.getTextContent()));
        model.elements("condition").forEach(condition -> conditions.add(condition.getTextContent()));
        assertThat(conditions).allSatisfy(text -> {
            Matcher condition = CONDITION.matcher(text);
            assertThat(condition.matches()).as(text).isTrue();
            Object value = condition.group(2) != null
                    ? condition.group(2)
                    : condition.group(3) != null ? Integer.valueOf(condition.group(3)) : Boolean.TRUE;
            assertThatCode(() -> RoutingFact.check(condition.group(1), value))
                    .as(text)
                    .doesNotThrowAnyException();
        });
    }

    // --- What a model may touch --------------------------------------------------------------------------------------

    /** A script is code that no compiler, no test and no reviewer sees; an expression can call any bean. */
    @ParameterizedTest
    @MethodSource("models")
    void there_is_no_script_and_no_expression_but_conditions_due_times_and_beans(Model model) {
        assertThat(model.elements())
                .extracting(Element::getLocalName)
                .doesNotContain("script", "scriptTask", "inputOutput", "field", "formData", "connector");
        assertThat(model.elements()).allSatisfy(element -> {
            attributes(element)
                    .filter(attribute -> isExpression(attribute.getValue()))
                    .forEach(attribute -> assertThat(isAllowed(element, attribute))
                            .as("%s=\"%s\" of %s", attribute.getName(), attribute.getValue(), element.getTagName())
                            .isTrue());
            if (isExpression(ownText(element))) {
                assertThat(element.getLocalName()).isIn("conditionExpression", "condition", "timeDate");
            }
        });
        assertThat(model.elements("timeDate"))
                .extracting(Element::getTextContent)
                .filteredOn(due -> !DUE_TIME.matcher(due).matches())
                .allSatisfy(due -> {
                    Matcher fact = BEAN.matcher(due);
                    assertThat(fact.matches()).as(due).isTrue();
                    assertThat(RoutingFact.isOnTheList(fact.group(1))).as(due).isTrue();
                });
    }

    private static boolean isAllowed(Element element, Attr attribute) {
        return attribute.getLocalName().equals("delegateExpression")
                || element.getLocalName().equals("in")
                        && attribute.getLocalName().equals("businessKey")
                        && attribute.getValue().equals("#{execution.processBusinessKey}");
    }

    /** Handing everything over hands over what the called process has no business to know, and its copy grows stale. */
    @ParameterizedTest
    @MethodSource("models")
    void a_called_process_gets_the_reference_and_routing_facts_by_name(Model model) {
        assertThat(model.all(CallActivity.class)).allSatisfy(call -> {
            assertThat(Model.FOLDER.resolve(call.getCalledElement() + ".bpmn")).exists();
            Collection<CamundaIn> in = call.getExtensionElements().getChildElementsByType(CamundaIn.class);
            assertThat(in)
                    .filteredOn(each -> each.getCamundaBusinessKey() != null)
                    .hasSize(1);
            assertThat(in)
                    .filteredOn(each -> each.getCamundaBusinessKey() == null)
                    .allSatisfy(each -> {
                        assertThat(each.getCamundaVariables()).isNull();
                        assertIsHandedOver(each.getCamundaSource(), each.getCamundaTarget());
                    });
            assertThat(call.getExtensionElements().getChildElementsByType(CamundaOut.class))
                    .allSatisfy(out -> {
                        assertThat(out.getCamundaVariables()).isNull();
                        assertIsHandedOver(out.getCamundaSource(), out.getCamundaTarget());
                    });
        });
    }

    private static void assertIsHandedOver(String source, String target) {
        assertThat(source).isEqualTo(target).isNotEqualTo(RoutingFact.record.name());
        assertThat(RoutingFact.isOnTheList(source)).as(source).isTrue();
    }

    /** A bean that a model names and nobody wrote is found out when the first concern gets there. */
    @ParameterizedTest
    @MethodSource("models")
    void every_bean_that_a_model_names_is_there(Model model) {
        assertThat(beansOf(model)).isSubsetOf(delegatesAndListeners());
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isNotBlank();
            assertThat(task.getCamundaClass()).isNull();
        });
    }

    /** A delegate that no model names any more looks as if it still did something. */
    @Test
    void every_delegate_and_listener_is_used_by_a_model() {
        Set<String> used = new HashSet<>();
        models().forEach(model -> used.addAll(beansOf(model)));
        assertThat(used).containsExactlyInAnyOrderElementsOf(delegatesAndListeners());
    }

    /** A task names its bean in the engine's own namespace, a listener without one. */
    private static Set<String> beansOf(Model model) {
        return model.elements().stream()
                .flatMap(ModelConventionsTest::attributes)
                .filter(attribute -> attribute.getLocalName().equals("delegateExpression"))
                .map(attribute -> BEAN.matcher(attribute.getValue()).replaceFirst("$1"))
                .collect(toSet());
    }

    /** Bean names of every class that a model may name, by Spring's rule for names. What listens in {@code engine} listens to all. */
    private static Set<String> delegatesAndListeners() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(CLASSES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith("Delegate.class") || file.endsWith("Listener.class"))
                    .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .filter(name -> !name.startsWith("school.safeguarding.engine.") || name.endsWith("Delegate"))
                    .map(name -> ClassUtils.resolveClassName(name, ModelConventionsTest.class.getClassLoader()))
                    .filter(ModelConventionsTest::isCalledByTheEngine)
                    .map(type -> java.beans.Introspector.decapitalize(type.getSimpleName()))
                    .collect(toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isCalledByTheEngine(Class<?> type) {
        return JavaDelegate.class.isAssignableFrom(type)
                || ExecutionListener.class.isAssignableFrom(type)
                || TaskListener.class.isAssignableFrom(type);
    }

    // --- What may go wrong -------------------------------------------------------------------------------------------

    /** An error that no model catches ends the instance, and with it the concern. One that nobody throws is never tested. */
    @Test
    void every_error_thrown_is_caught_and_every_error_caught_is_thrown() {
        Set<String> caught = models().flatMap(model -> model.all(ErrorEventDefinition.class).stream())
                .map(ErrorEventDefinition::getError)
                .map(Error::getErrorCode)
                .collect(toSet());
        assertThat(caught).isEqualTo(Model.inSources("new BpmnError\\(\"(\\w+)\""));
        assertThat(models().flatMap(model -> model.all(Error.class).stream()))
                .extracting(Error::getErrorCode)
                .containsExactlyInAnyOrderElementsOf(caught);
    }

    /** A message under a name that no model waits for is dropped without a word. */
    @Test
    void every_message_told_is_waited_for() {
        Set<String> waitedFor = models().flatMap(model -> model.all(MessageEventDefinition.class).stream())
                .filter(message -> message.getCamundaDelegateExpression() == null)
                .map(MessageEventDefinition::getMessage)
                .map(Message::getName)
                .collect(toSet());
        assertThat(Model.inSources("\\.(?:tell|startAgain)\\([^;\"]*\"(\\w+)\"\\)"))
                .isEqualTo(waitedFor);
        assertThat(models().flatMap(model -> model.all(Message.class).stream()))
                .extracting(Message::getName)
                .containsExactlyInAnyOrderElementsOf(waitedFor);
    }

    /** A step or a process renamed in its model only is not found any more by the code that looks for it. */
    @Test
    void every_step_and_process_that_the_code_names_is_in_a_model() {
        assertThat(Model.inSources("\"(userTask_\\w+)\""))
                .isSubsetOf(models().flatMap(model -> model.all(UserTask.class).stream())
                        .map(UserTask::getId)
                        .collect(toSet()));
        assertThat(Model.inSources("(?:[pP]rocedures\\.start|processDefinitionKey)\\(\\s*\"([a-z-]+)\""))
                .isSubsetOf(models().map(Model::id).collect(toSet()));
    }

    /** Beside another home a step could be renamed in one of them only. A constant is called as its step is. */
    @Test
    void steps_are_named_in_one_place_and_each_as_it_is_called() {
        assertThat(Model.sourcesWith("\"userTask_\\w+\"")).containsExactly("Steps.java");
        assertThat(Model.sourcesWith("StepId\\.of\\(\"\"\\)"))
                .as("none is called nothing")
                .isEmpty();
        assertThat(Arrays.stream(Steps.class.getFields()).map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(Model.inSources("\"userTask_(\\w+)\"").stream()
                        .map(name -> name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                        .toList());
    }

    /** Without a save point, a failure behind a step throws away what the person has just written. */
    @ParameterizedTest
    @MethodSource("models")
    void a_service_task_starts_with_a_save_point_unless_the_report_promises_it(Model model) {
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> assertThat(task.isCamundaAsyncBefore())
                .as(task.getId())
                .isEqualTo(!RUN_WITH_THE_SUBMIT.contains(task.getId())));
    }

    /** Two branches that arrive at the same moment do not see each other, unless one of them tries again. */
    @ParameterizedTest
    @MethodSource("models")
    void a_parallel_join_starts_with_a_save_point(Model model) {
        assertThat(model.all(ParallelGateway.class))
                .filteredOn(gateway -> gateway.getIncoming().size() > 1)
                .allSatisfy(
                        gateway -> assertThat(gateway.isCamundaAsyncBefore()).isTrue());
    }

    /** It begins every day and finds every leaver: after its last try nobody would, and nobody would be told. */
    private static final String NEVER_GIVEN_UP = "serviceTask_lookAfterSchool";

    /** Left alone, the engine tries three times within a second and then gives up. */
    @ParameterizedTest
    @MethodSource("models")
    void whatever_is_tried_again_is_tried_again_after_a_minute_ten_minutes_and_an_hour(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())
                .allSatisfy(node -> assertThat(node.getExtensionElements())
                        .as(node.getId())
                        .isNotNull()
                        .satisfies(extensions -> assertThat(
                                        extensions.getChildElementsByType(CamundaFailedJobRetryTimeCycle.class))
                                .extracting(CamundaFailedJobRetryTimeCycle::getTextContent)
                                .containsExactly(
                                        node.getId().equals(NEVER_GIVEN_UP) ? "R1000000/PT10M" : "PT1M,PT10M,PT1H")));
    }

    /** Whoever moves a save point without knowing why it is there moves it wrongly. */
    @ParameterizedTest
    @MethodSource("models")
    void a_comment_above_says_why_a_save_point_is_there_or_not(Model model) {
        Set<String> joins = model.all(ParallelGateway.class).stream()
                .filter(gateway -> gateway.getIncoming().size() > 1)
                .map(ParallelGateway::getId)
                .collect(toSet());
        assertThat(model.elements(
                        "serviceTask",
                        "businessRuleTask",
                        "intermediateCatchEvent",
                        "intermediateThrowEvent",
                        "parallelGateway"))
                .filteredOn(element ->
                        !element.getLocalName().equals("parallelGateway") || joins.contains(element.getAttribute("id")))
                .allSatisfy(element -> assertThat(Model.commentAbove(element))
                        .as("comment above %s", element.getAttribute("id"))
                        .hasValueSatisfying(
                                why -> assertThat(why).containsIgnoringCase(isAsync(element) ? "A save point" : "no")));
    }

    private static boolean isAsync(Element element) {
        return element.getAttributeNS(CAMUNDA, "asyncBefore").equals("true");
    }

    // --- What a person meets -----------------------------------------------------------------------------------------

    /** Whoever opens the model or the step asks what to do there, why, and who says so. */
    @ParameterizedTest
    @MethodSource("models")
    void a_user_task_says_what_is_done_there_and_who_says_so(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getDocumentations()).as(task.getId()).hasSize(1);
            assertThat(task.getDocumentations().iterator().next().getTextContent())
                    .as(task.getId())
                    .hasSizeBetween(60, 500)
                    .containsPattern("\\. Sources?: [^.]+");
        });
    }

    /** A step offered to nobody, or to a group, is done by nobody, or by the person it is about. */
    @ParameterizedTest
    @MethodSource("models")
    void a_user_task_says_to_whom_it_is_offered_and_never_names_them(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getExtensionElements().getElementsQuery().list()).hasSize(1);
            assertThat(model.elements("property").stream()
                            .filter(property ->
                                    property.getParentNode().getParentNode().getParentNode() instanceof Element owner
                                            && owner.getAttribute("id").equals(task.getId())))
                    .satisfiesExactly(
                            property -> {
                                assertThat(property.getAttribute("name")).isEqualTo("offeredTo");
                                assertThat(property.getAttribute("value")).isIn(OFFERED_TO);
                            },
                            property -> {
                                assertThat(property.getAttribute("name")).isEqualTo("reads");
                                assertThat(property.getAttribute("value")).isIn(READS);
                            });
            assertThat(task.getCamundaAssignee()).isNull();
            assertThat(task.getCamundaCandidateUsers()).isNull();
            assertThat(task.getCamundaCandidateGroups()).isNull();
        });
        assertThat(model.all(CamundaProperty.class))
                .filteredOn(property -> !Set.of("about", "late").contains(property.getCamundaName()))
                .hasSize(2 * model.all(UserTask.class).size());
        assertThat(model.all(CamundaProperty.class))
                .filteredOn(property -> property.getCamundaName().equals("about"))
                .as("a process that need not be about a concern")
                .allMatch(property -> property.getCamundaValue().equals("school"))
                .hasSizeLessThan(2);
    }

    /** Without the property whoever is late with opening a step would be late with doing it, at the earlier time. */
    @ParameterizedTest
    @MethodSource("models")
    void a_timer_says_that_it_is_about_opening_a_step_where_it_is(Model model) {
        assertThat(model.all(BoundaryEvent.class)).allSatisfy(event -> assertThat(ModelProperty.late.of(event))
                .as(event.getId())
                .isEqualTo(
                        event.getRawTextContent().contains("${dueTimes.seen(execution)}")
                                ? Optional.of(ModelProperty.NOT_SEEN)
                                : Optional.empty()));
    }

    /** Of a process about the school there is no record to read. */
    @ParameterizedTest
    @MethodSource("models")
    void a_step_that_is_about_no_concern_opens_no_record(Model model) {
        Collection<CamundaProperty> properties = model.all(CamundaProperty.class);
        if (properties.stream().anyMatch(property -> property.getCamundaName().equals("about"))) {
            assertThat(properties)
                    .filteredOn(property -> property.getCamundaName().equals("reads"))
                    .allMatch(property -> property.getCamundaValue().equals("nothing"));
        }
    }

    /** The standing task would stand before everything that has to be done now. */
    @ParameterizedTest
    @MethodSource("models")
    void every_step_comes_before_the_standing_one(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> assertThat(task.getCamundaPriority())
                .as(task.getId())
                .isEqualTo(task.getId().equals(STANDING_TASK) ? "0" : "50"));
    }

    /** A running step whose form changed under it asks for what its process does not know. */
    @ParameterizedTest
    @MethodSource("models")
    void a_form_is_there_and_comes_from_the_deployment_of_its_model(Model model) {
        assertThat(model.all(UserTask.class))
                .allSatisfy(task ->
                        assertThat(task.getCamundaFormRef()).as(task.getId()).isNotBlank());
        assertThat(formRefs(model)).allSatisfy(element -> {
            assertThat(FORMS.resolve(element.getAttributeNS(CAMUNDA, "formRef") + ".form"))
                    .exists();
            assertThat(element.getAttributeNS(CAMUNDA, "formRefBinding")).isEqualTo("deployment");
        });
    }

    /** A form that no step shows is kept up for nobody. */
    @Test
    void every_form_is_used_once() throws IOException {
        try (Stream<Path> files = Files.list(FORMS)) {
            assertThat(models().flatMap(model -> formRefs(model).stream())
                            .map(element -> element.getAttributeNS(CAMUNDA, "formRef")))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(Model::idByFile).toList());
        }
    }

    private static List<Element> formRefs(Model model) {
        return model.elements().stream()
                .filter(element -> element.hasAttributeNS(CAMUNDA, "formRef"))
                .toList();
    }

    // --- Decisions ---------------------------------------------------------------------------------------------------

    /** A decision that is not there fails when the first concern gets to it; its result unread decides nothing. */
    @ParameterizedTest
    @MethodSource("models")
    void a_decision_is_there_and_what_it_says_is_kept(Model model) {
        assertThat(model.all(BusinessRuleTask.class)).allSatisfy(task -> {
            assertThat(Model.FOLDER.resolve(task.getCamundaDecisionRef() + ".dmn"))
                    .exists();
            assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
            if (task.getCamundaResultVariable() == null) {
                assertThat(task.getExtensionElements().getDomElement().getChildElements())
                        .as("listener at the end of %s", task.getId())
                        .anySatisfy(listener ->
                                assertThat(listener.getAttribute("event")).isEqualTo("end"));
            } else {
                assertThat(RoutingFact.isOnTheList(task.getCamundaResultVariable()))
                        .isTrue();
                assertThat(task.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
            }
        });
    }

    @Test
    void every_decision_is_asked_by_a_model() {
        Set<String> asked = models().flatMap(model -> model.all(BusinessRuleTask.class).stream())
                .map(BusinessRuleTask::getCamundaDecisionRef)
                .collect(toSet());
        asked.add(DEADLINES);
        assertThat(decisions().map(Model::idByFile)).containsExactlyInAnyOrderElementsOf(asked);
    }

    /** Governors and inspectors ask who says so; a row without an answer is a rule that somebody made up. */
    @ParameterizedTest
    @MethodSource("decisions")
    void every_row_of_a_decision_names_its_source(Path decision) {
        Document table = Model.document(decision);
        List<Element> outputs = Model.elements(table).stream()
                .filter(element -> element.getLocalName().equals("output"))
                .toList();
        int source = IntStream.range(0, outputs.size())
                .filter(i -> outputs.get(i).getAttribute("name").equals("source"))
                .findFirst()
                .orElse(-1);
        List<Element> rows = Model.elements(table).stream()
                .filter(element -> element.getLocalName().equals("rule"))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            String text = source < 0
                    ? child(row, "description", 0).replaceFirst("^Source: ", "")
                    : child(row, "outputEntry", source).replace("\"", "");
            assertThat(text)
                    .as("source of %s, with its edition", row.getAttribute("id"))
                    .containsPattern("\\b20\\d\\d\\b|[Dd]efault of this procedure");
        });
    }

    /** A table that reads a name the engine may not hold reads nothing, and no row of it ever fires. */
    @ParameterizedTest
    @MethodSource("decisions")
    void a_decision_is_named_as_its_file_and_reads_routing_facts(Path decision) {
        List<Element> elements = Model.elements(Model.document(decision));
        assertThat(elements)
                .filteredOn(element -> element.getLocalName().equals("decision"))
                .singleElement()
                .satisfies(element -> assertThat(element.getAttribute("id")).isEqualTo(Model.idByFile(decision)));
        assertThat(elements)
                .filteredOn(element -> element.getLocalName().equals("inputExpression"))
                .extracting(element -> element.getTextContent().strip())
                .isNotEmpty()
                .allMatch(RoutingFact::isOnTheList)
                .doesNotHaveDuplicates();
    }

    // --- Reading -----------------------------------------------------------------------------------------------------

    private static List<String> ids(Document document) {
        return Model.elements(document).stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static String child(Element parent, String localName, int index) {
        var children = parent.getElementsByTagNameNS("*", localName);
        return index < children.getLength()
                ? children.item(index).getTextContent().strip()
                : "";
    }

    private static Stream<Attr> attributes(Element element) {
        var all = element.getAttributes();
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Attr) all.item(i));
    }

    private static String ownText(Element element) {
        return element.getChildNodes().getLength() == 1 ? element.getTextContent() : "";
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }
}
