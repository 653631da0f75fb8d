package school.safeguarding.attachment;

import java.util.List;
import java.util.Optional;
import school.safeguarding.coded.Coded;

/**
 * A place on a child's body, as it is called and where it is on the outline. Left and right are the child's own.
 *
 * @param code stable
 * @param x from the picture's left, in the units of the outline
 * @param y from its top
 */
record Region(String code, View view, String name, int x, int y) {

    enum View implements Coded {
        FRONT("Front"),
        BACK("Back");

        private final String title;

        View(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        static Optional<View> withCode(String code) {
            return Coded.in(View.class, code);
        }
    }

    static final int WIDTH = 200;
    static final int HEIGHT = 420;

    static final List<Region> ALL = List.of(
            front("forehead", "Forehead", 100, 26),
            front("right-eye", "Right eye", 87, 46),
            front("left-eye", "Left eye", 113, 46),
            front("nose", "Nose", 100, 55),
            front("right-cheek", "Right cheek", 81, 62),
            front("left-cheek", "Left cheek", 119, 62),
            front("mouth", "Mouth", 100, 70),
            front("chin", "Chin", 100, 83),
            front("right-ear", "Right ear", 65, 52),
            front("left-ear", "Left ear", 135, 52),
            front("neck", "Neck, front", 100, 95),
            front("right-shoulder", "Right shoulder", 66, 112),
            front("left-shoulder", "Left shoulder", 134, 112),
            front("right-upper-arm", "Right upper arm, front", 56, 148),
            front("left-upper-arm", "Left upper arm, front", 144, 148),
            front("right-forearm", "Right forearm, inside", 48, 202),
            front("left-forearm", "Left forearm, inside", 152, 202),
            front("right-hand", "Right hand, palm", 40, 246),
            front("left-hand", "Left hand, palm", 160, 246),
            front("right-chest", "Chest, right", 84, 132),
            front("left-chest", "Chest, left", 116, 132),
            front("belly", "Belly", 100, 186),
            front("right-hip", "Right hip", 70, 224),
            front("left-hip", "Left hip", 130, 224),
            front("between-legs", "Between the legs", 100, 238),
            front("right-thigh", "Right thigh, front", 80, 274),
            front("left-thigh", "Left thigh, front", 120, 274),
            front("right-knee", "Right knee", 82, 320),
            front("left-knee", "Left knee", 118, 320),
            front("right-shin", "Right shin", 83, 358),
            front("left-shin", "Left shin", 117, 358),
            front("right-foot", "Right foot, top", 80, 400),
            front("left-foot", "Left foot, top", 120, 400),
            back("head", "Back of the head", 100, 42),
            back("left-ear", "Behind the left ear", 67, 56),
            back("right-ear", "Behind the right ear", 133, 56),
            back("neck", "Neck, back", 100, 95),
            back("left-shoulder", "Left shoulder blade", 80, 128),
            back("right-shoulder", "Right shoulder blade", 120, 128),
            back("upper-back", "Upper back, middle", 100, 140),
            back("lower-back", "Lower back", 100, 192),
            back("left-upper-arm", "Left upper arm, back", 56, 148),
            back("right-upper-arm", "Right upper arm, back", 144, 148),
            back("left-elbow", "Left elbow", 51, 176),
            back("right-elbow", "Right elbow", 149, 176),
            back("left-forearm", "Left forearm, outside", 46, 208),
            back("right-forearm", "Right forearm, outside", 154, 208),
            back("left-hand", "Left hand, back", 40, 246),
            back("right-hand", "Right hand, back", 160, 246),
            back("left-buttock", "Left buttock", 82, 232),
            back("right-buttock", "Right buttock", 118, 232),
            back("left-thigh", "Left thigh, back", 80, 278),
            back("right-thigh", "Right thigh, back", 120, 278),
            back("left-knee", "Back of the left knee", 82, 320),
            back("right-knee", "Back of the right knee", 118, 320),
            back("left-calf", "Left calf", 83, 354),
            back("right-calf", "Right calf", 117, 354),
            back("left-heel", "Left heel", 82, 398),
            back("right-heel", "Right heel", 118, 398));

    private static Region front(String code, String name, int x, int y) {
        return new Region("front-" + code, View.FRONT, name, x, y);
    }

    private static Region back(String code, String name, int x, int y) {
        return new Region("back-" + code, View.BACK, name, x, y);
    }

    static Optional<Region> withCode(String code) {
        return ALL.stream().filter(region -> region.code.equals(code)).findFirst();
    }

    static List<Region> of(View view) {
        return ALL.stream().filter(region -> region.view == view).toList();
    }

    /** Whether a point lies nearer to this place than to any other of its view. */
    boolean isNearest(int atX, int atY) {
        return of(view).stream().allMatch(other -> distance(atX, atY) <= other.distance(atX, atY));
    }

    private double distance(int atX, int atY) {
        return Math.hypot((double) x - atX, (double) y - atY);
    }
}
