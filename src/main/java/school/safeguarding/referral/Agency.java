package school.safeguarding.referral;

import school.safeguarding.coded.Coded;

/** Whom a referral tells. The code is what forms and models use. */
public enum Agency implements Coded {
    // Concerns are sealed with these in this order: whoever changes it shuts those with two of them.
    POLICE("the Police"),
    SOCIAL_CARE("Children's Social Care"),
    SCHOOL_NURSING("the School Nursing Service"),
    LADO("the LADO");

    private final String inWords;

    Agency(String inWords) {
        this.inWords = inWords;
    }

    /** Whether it acts where a child may be harmed: neither waits for a parent, and both are told all that is known. */
    public boolean isProtecting() {
        return this == POLICE || this == SOCIAL_CARE;
    }

    /** As it reads inside a sentence. */
    public String inWords() {
        return inWords;
    }

    /** By itself, as on a card. */
    public String title() {
        return inWords.replaceFirst("^the ", "");
    }

    /** On a card, as its other words are written. What is in the record is found by the apostrophe that it was recorded with. */
    public String onCard() {
        return title().replace('\'', '’');
    }

    /** @throws IllegalArgumentException if there is no such agency */
    public static Agency withCode(String code) {
        return Coded.of(Agency.class, code);
    }
}
