package school.safeguarding.concern;

import java.util.Optional;
import school.safeguarding.coded.Coded;

/** What paper that leaves the school does not show, unless a second person has agreed to it. */
public enum LeftOut implements Coded {
    REPORTER("the reporter’s name"),
    OTHER_CHILDREN("other children"),
    ADDRESSES("addresses of the home and of parents"),
    READERS("who has read the record");

    private final String inWords;

    LeftOut(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    public static Optional<LeftOut> withCode(String code) {
        return Coded.in(LeftOut.class, code);
    }
}
