package school.safeguarding.concern.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a change of the register may be about, other than the home, by the keys under which records hold it. */
public enum RegisterDetail {
    NAME("registerName", "siblingRegisterName", "Name"),
    USED_NAME("registerUsedName", "siblingRegisterUsedName", "Name that is used"),
    BORN_ON("registerBornOn", "siblingRegisterBornOn", "Date of birth"),
    CLASS("registerClass", "siblingRegisterClass", "Class"),
    SEND("registerSend", "siblingRegisterSend", "SEND"),
    LEFT("registerLeft", "siblingRegisterLeft", "In the register");

    /** Says which brother or sister has changed. */
    public static final String SIBLING = "siblingRegisterChild";

    private static final Pattern QUOTED = Pattern.compile("“([^”]*)”");

    private final String ofChild;
    private final String ofSibling;
    private final String label;

    RegisterDetail(String ofChild, String ofSibling, String label) {
        this.ofChild = ofChild;
        this.ofSibling = ofSibling;
        this.label = label;
    }

    public String ofChild() {
        return ofChild;
    }

    public String ofSibling() {
        return ofSibling;
    }

    public String label() {
        return label;
    }

    /** Every key under which a record holds it of the child whom it is about. */
    public static Set<String> keysOfChild() {
        return keys(RegisterDetail::ofChild);
    }

    /** Every key under which a record holds it of a brother or sister. */
    public static Set<String> keysOfSibling() {
        Set<String> keys = keys(RegisterDetail::ofSibling);
        keys.add(SIBLING);
        return Set.copyOf(keys);
    }

    private static Set<String> keys(Function<RegisterDetail, String> key) {
        return Arrays.stream(values()).map(key).collect(Collectors.toSet());
    }

    /** How a change is written. */
    public static String inWords(String before, String now) {
        return inWords(before) + " before, " + inWords(now) + " now";
    }

    private static String inWords(String said) {
        return said.isEmpty() ? "nothing" : "“" + said + "”";
    }

    /** What the register said and says, out of a change in words. */
    static List<String> said(String inWords) {
        return QUOTED.matcher(inWords)
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }
}
