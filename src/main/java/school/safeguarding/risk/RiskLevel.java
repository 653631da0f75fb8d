package school.safeguarding.risk;

/** How high a risk is, lowest first. */
public enum RiskLevel {
    LOW("Low"),
    MEDIUM("Medium"),
    HIGH("High"),
    IMMEDIATE("Immediate");

    private final String inWords;

    RiskLevel(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
