package school.safeguarding.referral;

import java.util.EnumSet;
import java.util.Set;

/**
 * A part of what an agency is told, taken from the record. Which agency may be told it at most stands here and nowhere else:
 * a letter asks {@code known} about each part and leaves out what its agency may not be told; one that names a part without
 * asking cannot be filled in.
 */
public enum LetterPart {
    /** Who the child is: name, birth date, class; or what would help to find a child whose name nobody knows. */
    CHILD("child", Told.ALL),
    ADDRESS("address", Told.ABOUT_CHILD),
    /** Adults with parental responsibility and who else lives there. */
    ADULTS("adults", Told.ABOUT_CHILD),
    SIBLINGS("siblings", Told.PROTECTING),
    LANGUAGE("language", Told.ABOUT_CHILD),
    ETHNICITY("ethnicity", Told.PROTECTING),
    /** SEND, a disability, how the child makes themselves understood. */
    NEEDS("needs", Told.ABOUT_CHILD),
    LEVEL("level", Told.PROTECTING),
    LEVEL_REASONS("levelReasons", Told.PROTECTING),
    SIGNS("signs", Told.PROTECTING),
    /** What was seen or heard, by whom, where and when. */
    HAPPENED("happened", Told.ABOUT_WHAT_HAPPENED),
    /** Each utterance with its day, to whom, prompted or not, and the question before it. */
    WORDS("words", Told.ABOUT_WHAT_HAPPENED),
    /** What was added to the record as a fact. */
    ADDITIONS("additions", Told.ABOUT_WHAT_HAPPENED),
    PERSON_OF_CONCERN("personOfConcern", Told.ABOUT_WHAT_HAPPENED),
    WHO_KNOWS("whoKnows", Told.ABOUT_WHAT_HAPPENED),
    /** Until tomorrow: who collects, who is to be kept away, brothers and sisters. */
    SAFETY("safety", Told.PROTECTING),
    REASON("reason", Told.PROTECTING),
    /** Whether home was told, and that it is not to be told while it is held. */
    HOME("home", Told.ALL),
    /** What a parent agreed to. Source: early help and school nursing need it on record. */
    AGREEMENT("agreement", Told.ABOUT_CHILD),
    /** What is asked of the school nurse, in the handler's words. */
    REQUEST("request", Told.NURSING_ONLY),
    /** The adult whom a concern about staff is about. Source: KCSIE part four, what a LADO asks. */
    ADULT_ROLE("adultRole", Told.LADO_ONLY),
    ADULT_ACCESS("adultAccess", Told.LADO_ONLY),
    ADULT_OTHER_WORK("adultOtherWork", Told.LADO_ONLY),
    ADULT_KNOWS("adultKnows", Told.LADO_ONLY),
    /** What this agency itself was told and said. */
    TELEPHONED("telephoned", Told.ALL),
    SPOKEN_TO("spokenTo", Told.ALL),
    ADVICE("advice", Told.ALL),
    THEIR_DECISION("theirDecision", Told.ALL);

    private static final Set<LetterPart> FOR_EARLY_HELP =
            EnumSet.of(CHILD, ADDRESS, ADULTS, LANGUAGE, NEEDS, AGREEMENT, HOME);

    private final String place;
    private final Set<Agency> mayBeTold;

    LetterPart(String place, Set<Agency> mayBeTold) {
        this.place = place;
        this.mayBeTold = mayBeTold;
    }

    /** Where it stands in a template. */
    public String place() {
        return place;
    }

    /** Whoever helps a family by agreement, who is no agency: never the words, the signs or the person of concern. */
    public boolean mayBeToldToEarlyHelp() {
        return FOR_EARLY_HELP.contains(this);
    }

    public boolean mayBeToldTo(Agency agency) {
        return mayBeTold.contains(agency);
    }

    private static final class Told {

        static final Set<Agency> ALL = EnumSet.allOf(Agency.class);

        /** Who acts where a child may be harmed: they get what is known. */
        static final Set<Agency> PROTECTING = EnumSet.of(Agency.POLICE, Agency.SOCIAL_CARE);

        /** The LADO looks at what an adult is said to have done, and is told no more of the child than that. */
        static final Set<Agency> ABOUT_WHAT_HAPPENED = EnumSet.of(Agency.POLICE, Agency.SOCIAL_CARE, Agency.LADO);

        /** The school nurse helps the child and is not told why: neither the words nor the person of concern. */
        static final Set<Agency> ABOUT_CHILD = EnumSet.of(Agency.POLICE, Agency.SOCIAL_CARE, Agency.SCHOOL_NURSING);

        static final Set<Agency> NURSING_ONLY = EnumSet.of(Agency.SCHOOL_NURSING);

        static final Set<Agency> LADO_ONLY = EnumSet.of(Agency.LADO);
    }
}
