package school.safeguarding.engine.form;

import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody typed or pasted, as it was meant: other programs' line ends and marks are no reason to send anybody back. */
public final class TypedText {

    /** Word's for a new line inside a paragraph is a vertical tab; those of Unicode come from web pages and spreadsheets. */
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\u000B\\f\\u0085\\u2028\\u2029]");

    private static final Pattern AROUND = Pattern.compile("\\A\\n+|\\n+\\z");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** They put a comma or a number on the right side of a word that is written from right to left. */
    private static final String DIRECTION_MARKS = "\u061C\u200E\u200F";

    /** They turn the direction of whatever follows, so that it reads as something else than what was typed. */
    private static final String TURNING = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** Letters and marks of some script that show nothing, where nothing that shows stands beside them. */
    private static final String SHOWS_NOTHING = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private static final int FIRST_VARIATION_SELECTOR = 0xFE00;
    private static final int LAST_VARIATION_SELECTOR = 0xFE0F;

    private TypedText() {}

    /** With line breaks as they are stored, and without marks of a file's beginning. */
    public static String clean(String typed) {
        return LINE_END.matcher(typed).replaceAll("\n").replace(BYTE_ORDER_MARK, "");
    }

    /** The same where one line is asked for: what was copied together with the end of its line is still one. */
    public static String cleanLine(String typed) {
        return AROUND.matcher(clean(typed)).replaceAll("");
    }

    /** Whether whoever reads it sees nothing at all. */
    public static boolean showsNothing(String text) {
        return text.codePoints().allMatch(TypedText::isUnseen);
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || type == Character.CONTROL
                || type == Character.FORMAT
                || (character >= FIRST_VARIATION_SELECTOR && character <= LAST_VARIATION_SELECTOR)
                || SHOWS_NOTHING.indexOf(character) >= 0;
    }

    /**
     * @param text as {@link #clean} leaves it
     * @return the line of the first character that may not be stored, from 1: a control, half of a pair, what Unicode keeps out
     *     of text for ever, or what turns the direction of text. Marks of direction may stand where there is text to direct.
     */
    public static Optional<Integer> lineOfForbidden(String text) {
        boolean isRightToLeft = text.codePoints().anyMatch(TypedText::isRightToLeft);
        int line = 1;
        for (int character : text.codePoints().toArray()) {
            if (isForbidden(character, isRightToLeft)) {
                return Optional.of(line);
            }
            line += character == '\n' ? 1 : 0;
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int character, boolean isRightToLeft) {
        int type = Character.getType(character);
        boolean isControl = type == Character.CONTROL && character != '\n' && character != '\t';
        boolean isNone = type == Character.SURROGATE
                || (character & 0xFFFE) == 0xFFFE
                || (character >= 0xFDD0 && character <= 0xFDEF);
        return isControl
                || isNone
                || TURNING.indexOf(character) >= 0
                || (!isRightToLeft && DIRECTION_MARKS.indexOf(character) >= 0);
    }

    /** Letters: the marks themselves count as strong too, and would allow themselves. */
    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return Character.isLetter(character)
                && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }
}
