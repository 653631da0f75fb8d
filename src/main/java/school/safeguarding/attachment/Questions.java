package school.safeguarding.attachment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.TypedDates;
import school.safeguarding.concern.RecordAdditions.News;
import school.safeguarding.engine.form.FormPart;
import school.safeguarding.engine.form.FormPart.Kind;
import school.safeguarding.engine.form.FormPart.Question;
import school.safeguarding.record.Chronology.Line;

/** What a page asks of whoever adds to a record, and the lines of the entry that the answers make. */
record Questions(List<Question> all) {

    static final String ABOUT_NAMED = "isAboutNamed";

    private static final String NEWS = "news";

    private static final Map<String, String> NEWS_OPTIONS = new LinkedHashMap<>();

    static {
        NEWS_OPTIONS.put("nothing", "Nothing that is not in the record already");
        NEWS_OPTIONS.put(
                "no-harm",
                "Something new, and no harm or danger that the police and social care have not been told of");
        NEWS_OPTIONS.put("harm", "Something new, and harm or danger is possible, or I do not know");
    }

    /** What follows from anything that is added, asked last. */
    static final List<Question> AT_THE_END = List.of(
            new Question(
                    NEWS,
                    "What of it is new?",
                    "What is new asks for the review again. Where harm or danger before the school next opens is possible, it is"
                            + " due in 10 minutes, whatever the hour.",
                    Kind.ONE_OF,
                    true,
                    NEWS_OPTIONS,
                    0,
                    List.of(),
                    ""),
            new Question(
                    ABOUT_NAMED,
                    "If you have written the name or title of the CPO, a deputy, the headteacher, the chair or a governor: is the"
                            + " worry about them?",
                    "Leave it empty if you have written none of them. That one of them was told, or was there, is “no”.",
                    Kind.ONE_OF,
                    false,
                    yesAndNo(),
                    0,
                    List.of(),
                    ""));

    private static Map<String, String> yesAndNo() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("no", "No");
        options.put("yes", "Yes");
        return options;
    }

    static Question line(String key, String label, String help, boolean isRequired) {
        return new Question(key, label, help, Kind.LINE, isRequired, Map.of(), 300, List.of(), "");
    }

    static Question text(String key, String label, String help, boolean isRequired) {
        return new Question(key, label, help, Kind.TEXT, isRequired, Map.of(), 2_000, List.of(), "");
    }

    static Question day(String key, String label, boolean isRequired) {
        return new Question(key, label, "", Kind.DATE, isRequired, Map.of(), 100, List.of(), "");
    }

    List<FormPart> parts() {
        return List.copyOf(all);
    }

    /**
     * @param faults by the key of each question at fault
     * @param lines without what is asked at the end of each page
     */
    record Answered(List<Line> lines, Map<String, String> faults, News news, Optional<String> isAboutNamed) {}

    Answered answered(Map<String, List<String>> typed, LocalDate today) {
        Map<String, String> faults = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Question question : all) {
            String answer = typed.getOrDefault(question.key(), List.of()).stream()
                    .findFirst()
                    .orElse("");
            if (answer.isEmpty()) {
                if (question.isRequired()) {
                    faults.put(question.key(), "“" + question.label() + "” must be answered");
                }
            } else {
                shown(question, answer, today, faults)
                        .filter(said -> !question.key().equals(ABOUT_NAMED))
                        .ifPresent(said -> lines.add(new Line(question.key(), question.label(), said)));
            }
        }
        return new Answered(lines, faults, news(typed), one(typed, ABOUT_NAMED));
    }

    private static News news(Map<String, List<String>> typed) {
        return switch (one(typed, NEWS).orElse("")) {
            case "harm" -> News.HARM_POSSIBLE;
            case "no-harm" -> News.NO_HARM;
            default -> News.NOTHING;
        };
    }

    private static Optional<String> one(Map<String, List<String>> typed, String key) {
        return typed.getOrDefault(key, List.of()).stream().findFirst();
    }

    private static Optional<String> shown(
            Question question, String answer, LocalDate today, Map<String, String> faults) {
        if (question.kind() == Kind.ONE_OF) {
            return fault(
                    Optional.ofNullable(question.options().get(answer)), question, "is none of the choices", faults);
        }
        if (question.kind() == Kind.DATE) {
            return fault(
                            TypedDates.day(answer, today).filter(day -> !day.isAfter(today)),
                            question,
                            "must be a date that exists, and not after today, such as 24/11/2026",
                            faults)
                    .map(BritishDates::brief);
        }
        return fault(
                Optional.of(answer).filter(text -> text.length() <= question.longest()),
                question,
                "may have " + question.longest() + " characters at most",
                faults);
    }

    private static <T> Optional<T> fault(
            Optional<T> answer, Question question, String why, Map<String, String> faults) {
        if (answer.isEmpty()) {
            faults.put(question.key(), "“" + question.label() + "” " + why);
        }
        return answer;
    }
}
