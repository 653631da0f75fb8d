package school.safeguarding.governance.figures.publish;

import java.util.Map;
import school.safeguarding.governance.TermFigures.Counted;

/** A table of how many there were, which is always the same. */
public interface PublishedTable {

    /** By which it is kept. */
    String name();

    String title();

    String intro();

    /** Whether each thing that is counted is in one row and no other. */
    boolean isWhole();

    /** Codes and titles, in the order in which one more is hidden. */
    Map<String, String> rows();

    /** One that another feature counts. */
    static PublishedTable of(Counted counted) {
        return new PublishedTable() {

            @Override
            public String name() {
                return counted.name();
            }

            @Override
            public String title() {
                return counted.title();
            }

            @Override
            public String intro() {
                return counted.intro();
            }

            @Override
            public boolean isWhole() {
                return counted.isWhole();
            }

            @Override
            public Map<String, String> rows() {
                return counted.rows();
            }
        };
    }
}
