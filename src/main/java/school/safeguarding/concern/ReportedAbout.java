package school.safeguarding.concern;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import school.safeguarding.coded.Coded;
import school.safeguarding.concern.model.AboutWhom;

/** Whom a worry is about, as one of a few: of several that were ticked the first here, adults of the school before all others. */
public enum ReportedAbout implements Coded {
    ADULT_HERE("Somebody who works or volunteers here"),
    PARENT("A parent or another adult at home"),
    CHILD("Another child"),
    STRANGER("Another adult"),
    ONLINE("Somebody online"),
    UNKNOWN("Unknown");

    private final String title;

    ReportedAbout(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public static ReportedAbout of(Set<AboutWhom> about) {
        Set<ReportedAbout> all = EnumSet.of(UNKNOWN);
        about.forEach(one -> all.add(of(one)));
        return Arrays.stream(values()).filter(all::contains).findFirst().orElse(UNKNOWN);
    }

    private static ReportedAbout of(AboutWhom about) {
        return switch (about) {
            case PARENT -> PARENT;
            case CHILD -> CHILD;
            case STRANGER -> STRANGER;
            case ONLINE -> ONLINE;
            case UNKNOWN -> UNKNOWN;
            case STAFF,
                    CPO,
                    HEAD,
                    CHAIR,
                    GOVERNOR,
                    USUAL_HANDLER,
                    UNNAMED_STAFF,
                    NAMED_CPO,
                    NAMED_HEAD,
                    NAMED_CHAIR,
                    NAMED_GOVERNOR -> ADULT_HERE;
        };
    }
}
