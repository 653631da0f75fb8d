package school.safeguarding.governance;

import java.util.List;

/**
 * What governors see beside concerns: briefings, training, drills, what was taught. Whoever knows of it registers a bean of this
 * type, and shows no number of fewer than five people, nor one from which such a number follows.
 */
public interface OtherFigures {

    /** In the order in which they are read. */
    List<Section> sections();

    /**
     * @param intro one sentence
     * @param headings of the columns, the first of them of what heads each row
     * @param rows as many texts as there are headings
     */
    record Section(String title, String intro, List<String> headings, List<List<String>> rows) {}
}
