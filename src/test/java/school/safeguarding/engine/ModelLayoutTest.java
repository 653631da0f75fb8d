package school.safeguarding.engine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A picture is read by people who know the school and not the notation. What makes it readable is measured here, so that
 * nobody has to notice by eye that a change has spoilt it.
 */
class ModelLayoutTest {

    /**
     * A4 lies 297 mm wide and 210 mm high, of which printers leave 277 by 190. At 1500 wide the writing in the boxes comes
     * out at 2.2 mm, about six and a half points, which is as small as a head will read.
     */
    private static final double WIDEST = 1500;

    private static final double HIGHEST = WIDEST * 210 / 297;

    /** Drawing programs break a label there, whatever the file says. */
    private static final double LABEL_WIDTH = 90;

    private static final double LABEL_LINE = 14;

    /** A narrow letter of a label's writing. */
    private static final double LETTER = 4.5;

    /** A page holds one long line of steps; a picture may break it as a text does, down and back to the left. */
    private static final int LINE_BREAKS = 2;

    static Stream<Model> models() {
        return Model.all();
    }

    /** What is not drawn runs all the same, and nobody who looks at the picture knows. */
    @ParameterizedTest
    @MethodSource("models")
    void everything_that_runs_is_drawn_once(Model model) {
        assertThat(model.all(BpmnShape.class))
                .filteredOn(shape -> shape.getBpmnElement() instanceof FlowNode)
                .extracting(shape -> shape.getBpmnElement().getId())
                .containsExactlyInAnyOrderElementsOf(
                        model.all(FlowNode.class).stream().map(FlowNode::getId).toList());
        assertThat(model.all(BpmnEdge.class))
                .filteredOn(edge -> edge.getBpmnElement() instanceof SequenceFlow)
                .extracting(edge -> edge.getBpmnElement().getId())
                .containsExactlyInAnyOrderElementsOf(model.all(SequenceFlow.class).stream()
                        .map(SequenceFlow::getId)
                        .toList());
    }

    /** At the size of a stamp nobody reads it; on two sheets nobody sees that it is one procedure. */
    @ParameterizedTest
    @MethodSource("models")
    void a_picture_fits_one_a4_page_on_its_side(Model model) {
        Rectangle2D page = new Picture(model).page();
        assertThat(page.getWidth()).isLessThanOrEqualTo(WIDEST);
        assertThat(page.getHeight()).isLessThanOrEqualTo(HIGHEST);
    }

    /** At a crossing a reader turns off the way, and follows another concern than the one they meant. */
    @ParameterizedTest
    @MethodSource("models")
    void no_two_lines_cross_or_lie_on_each_other(Model model) {
        List<Line> lines = new Picture(model).lines();
        List<String> crossings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Line other : lines.subList(i + 1, lines.size())) {
                if (lines.get(i).crosses(other)) {
                    crossings.add(lines.get(i).id() + " and " + other.id());
                }
            }
        }
        assertThat(crossings).isEmpty();
    }

    /** A line that leans looks like a mistake, and one that does not reach its step leads nowhere. */
    @ParameterizedTest
    @MethodSource("models")
    void a_line_is_drawn_straight_from_the_edge_of_one_step_to_the_edge_of_the_next(Model model) {
        Picture picture = new Picture(model);
        assertThat(picture.flows()).allSatisfy(flow -> {
            assertThat(flow.parts())
                    .as(flow.id())
                    .allMatch(part -> part.getX1() == part.getX2() || part.getY1() == part.getY2());
            assertThat(isOnEdge(flow.start(), picture.box(flow.from())))
                    .as("start of " + flow.id())
                    .isTrue();
            assertThat(isOnEdge(flow.end(), picture.box(flow.to())))
                    .as("end of " + flow.id())
                    .isTrue();
        });
    }

    /** A line behind a box seems to go in and come out. */
    @ParameterizedTest
    @MethodSource("models")
    void no_line_runs_through_a_step(Model model) {
        Picture picture = new Picture(model);
        assertThat(picture.lines()).allSatisfy(line -> picture.boxes().forEach((id, box) -> {
            if (picture.encloses(id, line)) {
                return;
            }
            Rectangle2D inside = line.touches(id) ? shrunk(box) : box;
            assertThat(line.parts()).as("%s through %s", line.id(), id).noneMatch(part -> part.intersects(inside));
        }));
    }

    @ParameterizedTest
    @MethodSource("models")
    void no_two_steps_lie_on_each_other(Model model) {
        Picture picture = new Picture(model);
        picture.boxes().forEach((id, box) -> picture.boxes().forEach((otherId, other) -> {
            if (!id.equals(otherId) && !picture.belongTogether(id, otherId)) {
                assertThat(box.intersects(other)).as("%s on %s", id, otherId).isFalse();
            }
        }));
    }

    /** A word with a line through it is not read, and a word on the wrong line is believed. */
    @ParameterizedTest
    @MethodSource("models")
    void no_label_lies_on_a_line_a_step_or_another_label(Model model) {
        Picture picture = new Picture(model);
        picture.labels().forEach((id, label) -> {
            assertThat(picture.lines()).allSatisfy(line -> assertThat(line.parts())
                    .as("%s through the label of %s", line.id(), id)
                    .noneMatch(part -> part.intersects(label)));
            picture.boxes().forEach((boxId, box) -> assertThat(box.intersects(label) && !box.contains(label))
                    .as("label of %s on the edge of %s", id, boxId)
                    .isFalse());
            picture.boxes().forEach((boxId, box) -> assertThat(box.contains(label) && !picture.isSubProcess(boxId))
                    .as("label of %s in %s", id, boxId)
                    .isFalse());
            picture.labels().forEach((otherId, other) -> assertThat(!id.equals(otherId) && label.intersects(other))
                    .as("label of %s on that of %s", id, otherId)
                    .isFalse());
        });
    }

    /** The rule above measures what the file says; this one keeps the file from saying less than is drawn. */
    @ParameterizedTest
    @MethodSource("models")
    void a_label_has_the_room_that_its_words_need(Model model) {
        Picture picture = new Picture(model);
        picture.labels().forEach((id, label) -> {
            String words = picture.words(id);
            double lines = label.getHeight() / LABEL_LINE;
            assertThat(label.getWidth()).as("label of %s", id).isLessThanOrEqualTo(LABEL_WIDTH);
            assertThat(label.getWidth() * lines)
                    .as("room for \"%s\"", words)
                    .isGreaterThanOrEqualTo(words.length() * LETTER);
        });
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> node.getName() != null && !(node instanceof Activity))
                .allSatisfy(node -> assertThat(picture.labels()).containsKey(node.getId()));
        assertThat(model.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getName() != null)
                .allSatisfy(flow -> assertThat(picture.labels()).containsKey(flow.getId()));
    }

    /** An answer far from its question is taken for another question's. */
    @ParameterizedTest
    @MethodSource("models")
    void a_label_stands_beside_what_it_names(Model model) {
        Picture picture = new Picture(model);
        picture.labels().forEach((id, label) -> {
            Rectangle2D near = new Rectangle2D.Double(
                    label.getX() - 12, label.getY() - 12, label.getWidth() + 24, label.getHeight() + 24);
            boolean isNear = picture.boxes().containsKey(id)
                    ? picture.box(id).intersects(near)
                    : picture.line(id).parts().stream().anyMatch(part -> part.intersects(near));
            assertThat(isNear).as("label of %s is near it", id).isTrue();
        });
    }

    /** People read from left to right: what points back means "again". */
    @ParameterizedTest
    @MethodSource("models")
    void every_line_goes_right_unless_it_goes_back_to_an_earlier_step_or_breaks_the_line(Model model) {
        Picture picture = new Picture(model);
        List<Line> breaks = picture.flows().stream()
                .filter(flow -> picture.box(flow.to()).getCenterX()
                        < picture.box(flow.from()).getCenterX() - 1)
                .filter(flow -> !isLoopBack(picture, model, flow))
                .toList();
        assertThat(breaks).hasSizeLessThanOrEqualTo(LINE_BREAKS).allSatisfy(flow -> assertThat(
                        picture.box(flow.to()).getMinY())
                .as("%s breaks the line downwards", flow.id())
                .isGreaterThan(picture.box(flow.from()).getMaxY()));
    }

    /** Leads, perhaps by a step that is done on the way, to one that came before and is reached without going back. */
    private static boolean isLoopBack(Picture picture, Model model, Line flow) {
        if (!reachable(model, flow.to(), Optional.empty()).contains(flow.from())) {
            return false;
        }
        boolean isReachedWithout = model.all(StartEvent.class).stream()
                .map(start -> reachable(model, start.getId(), Optional.of(flow.id())))
                .anyMatch(reached -> reached.contains(flow.to()));
        List<Line> onwards = picture.flows().stream()
                .filter(next -> next.from().equals(flow.to()))
                .toList();
        return isReachedWithout || onwards.size() == 1 && isLoopBack(picture, model, onwards.get(0));
    }

    private static Set<String> reachable(Model model, String from, Optional<String> withoutFlow) {
        Set<String> reached = new HashSet<>(Set.of(from));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            FlowNode node = model.meaning().getModelElementById(next.pop());
            Stream<String> byFlow = node.getOutgoing().stream()
                    .filter(flow -> !withoutFlow.filter(flow.getId()::equals).isPresent())
                    .map(flow -> flow.getTarget().getId());
            Stream<String> byBoundary = model.all(BoundaryEvent.class).stream()
                    .filter(event -> event.getAttachedTo().equals(node))
                    .map(BoundaryEvent::getId);
            Stream.concat(byFlow, byBoundary).filter(reached::add).forEach(next::add);
        }
        return reached;
    }

    private static boolean isOnEdge(Point2D point, Rectangle2D box) {
        boolean isBeside = (point.getX() == box.getMinX() || point.getX() == box.getMaxX())
                && point.getY() >= box.getMinY()
                && point.getY() <= box.getMaxY();
        boolean isAboveOrBelow = (point.getY() == box.getMinY() || point.getY() == box.getMaxY())
                && point.getX() >= box.getMinX()
                && point.getX() <= box.getMaxX();
        return isBeside || isAboveOrBelow;
    }

    private static Rectangle2D shrunk(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
    }

    /** A flow or the dotted line to a note. */
    private record Line(String id, String from, String to, List<Line2D> parts) {

        Point2D start() {
            return parts.get(0).getP1();
        }

        Point2D end() {
            return parts.get(parts.size() - 1).getP2();
        }

        boolean touches(String box) {
            return box.equals(from) || box.equals(to);
        }

        /** Two lines may end in one point, and nowhere else meet. */
        boolean crosses(Line other) {
            boolean isOneEnd = end().equals(other.end());
            return parts.stream().anyMatch(part -> other.parts.stream()
                    .filter(part::intersectsLine)
                    .anyMatch(otherPart -> !(isOneEnd && isLast(part) && other.isLast(otherPart))));
        }

        private boolean isLast(Line2D part) {
            return part == parts.get(parts.size() - 1);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** What is drawn of one model, by the ids of what it stands for. */
    private static class Picture {

        private final Model model;
        private final Map<String, Rectangle2D> boxes;
        private final List<Line> lines;
        private final Map<String, Rectangle2D> labels;

        Picture(Model model) {
            this.model = model;
            boxes = model.all(BpmnShape.class).stream()
                    .collect(toMap(shape -> shape.getBpmnElement().getId(), shape -> rectangle(shape.getBounds())));
            lines = model.all(BpmnEdge.class).stream().map(Picture::line).toList();
            labels = Stream.concat(
                            model.all(BpmnShape.class).stream()
                                    .filter(shape -> shape.getBpmnLabel() != null)
                                    .map(shape ->
                                            Map.entry(shape.getBpmnElement().getId(), room(shape.getBpmnLabel()))),
                            model.all(BpmnEdge.class).stream()
                                    .filter(edge -> edge.getBpmnLabel() != null)
                                    .map(edge -> Map.entry(edge.getBpmnElement().getId(), room(edge.getBpmnLabel()))))
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        Map<String, Rectangle2D> boxes() {
            return boxes;
        }

        Rectangle2D box(String id) {
            return boxes.get(id);
        }

        List<Line> lines() {
            return lines;
        }

        List<Line> flows() {
            return lines.stream().filter(line -> line.id().startsWith("flow_")).toList();
        }

        Line line(String id) {
            return lines.stream()
                    .filter(line -> line.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        Map<String, Rectangle2D> labels() {
            return labels;
        }

        String words(String id) {
            return model.meaning().getModelElementById(id).getAttributeValue("name");
        }

        Rectangle2D page() {
            Rectangle2D page = new Rectangle2D.Double();
            page.setRect(boxes.values().iterator().next());
            Stream.of(boxes.values(), labels.values())
                    .flatMap(Collection::stream)
                    .forEach(page::add);
            lines.stream()
                    .flatMap(line -> line.parts().stream())
                    .map(Line2D::getBounds2D)
                    .forEach(page::add);
            return page;
        }

        boolean isSubProcess(String id) {
            return model.meaning().getModelElementById(id) instanceof SubProcess;
        }

        /** A line inside a sub-process does not run through it. */
        boolean encloses(String box, Line line) {
            return isSubProcess(box)
                    && boxes.get(box).contains(line.start())
                    && boxes.get(box).contains(line.end())
                    && !line.touches(box);
        }

        boolean belongTogether(String id, String other) {
            return isSubProcess(id) && boxes.get(id).contains(boxes.get(other))
                    || isSubProcess(other) && boxes.get(other).contains(boxes.get(id))
                    || isAttached(id, other)
                    || isAttached(other, id);
        }

        private boolean isAttached(String event, String activity) {
            return model.meaning().getModelElementById(event) instanceof BoundaryEvent boundary
                    && boundary.getAttachedTo().getId().equals(activity);
        }

        private static Line line(BpmnEdge edge) {
            List<Point2D> points = edge.getWaypoints().stream()
                    .<Point2D>map(point -> new Point2D.Double(point.getX(), point.getY()))
                    .toList();
            List<Line2D> parts = IntStream.range(1, points.size())
                    .<Line2D>mapToObj(i -> new Line2D.Double(points.get(i - 1), points.get(i)))
                    .toList();
            return new Line(
                    edge.getBpmnElement().getId(),
                    edge.getBpmnElement().getAttributeValue("sourceRef"),
                    edge.getBpmnElement().getAttributeValue("targetRef"),
                    parts);
        }

        private static Rectangle2D room(BpmnLabel label) {
            return rectangle(label.getBounds());
        }

        private static Rectangle2D rectangle(Bounds bounds) {
            return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
        }
    }
}
