package school.safeguarding.concern;

import java.util.Arrays;
import java.util.Optional;

/** What paper that leaves the school does not show, unless a second person has agreed to it. */
public enum LeftOut {
    REPORTER("reporter", "the reporter’s name"),
    OTHER_CHILDREN("other-children", "other children"),
    ADDRESSES("addresses", "addresses of the home and of parents"),
    READERS("readers", "who has read the record");

    private final String code;
    private final String inWords;

    LeftOut(String code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    public String code() {
        return code;
    }

    public String inWords() {
        return inWords;
    }

    public static Optional<LeftOut> withCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
