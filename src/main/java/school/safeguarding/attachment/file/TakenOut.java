package school.safeguarding.attachment.file;

import java.util.ArrayList;
import java.util.List;

/** Counts what is left out of a file while it is written again. */
final class TakenOut {

    private int pictures;
    private int comments;
    private int changes;
    private int links;
    private int others;

    void picture() {
        pictures++;
    }

    void comment() {
        comments++;
    }

    void change() {
        changes++;
    }

    void link() {
        links++;
    }

    /** Something drawn or reckoned that is no text. */
    void other() {
        others++;
    }

    int pictures() {
        return pictures;
    }

    List<String> inWords() {
        List<String> words = new ArrayList<>(List.of("author, program and other details of the file"));
        add(words, pictures, "picture", "pictures");
        add(words, comments, "comment", "comments");
        add(words, changes, "tracked change", "tracked changes");
        add(words, links, "link", "links");
        add(words, others, "other part that is no text", "other parts that are no text");
        return List.copyOf(words);
    }

    private static void add(List<String> words, int count, String one, String many) {
        if (count > 0) {
            words.add(count + " " + (count == 1 ? one : many));
        }
    }
}
