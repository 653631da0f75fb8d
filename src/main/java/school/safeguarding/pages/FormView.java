package school.safeguarding.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import school.safeguarding.engine.form.FormPart;
import school.safeguarding.engine.form.FormPart.Kind;

/**
 * A form with what was typed into it and what is wrong with that, as a template draws it. What the form folds away stands after
 * all other questions, under one line each; so does nothing that only says something.
 *
 * @param parts in the order in which they are read
 * @param folds what is folded away, by its heading
 * @param faults of questions that were answered wrongly, in the form's order
 */
public record FormView(List<Part> parts, List<Fold> folds, List<Fault> faults) {

    /** @param isOpen whether something in it is answered, or answered wrongly */
    public record Fold(String title, List<Part> parts, boolean isOpen) {}

    /** @param key of the question */
    public record Fault(String key, String sentence) {}

    /** @param chosen whether it is ticked */
    public record Option(String id, String value, String label, boolean chosen) {}

    /**
     * One thing that is shown.
     *
     * @param kind {@code heading}, {@code words}, or how a question is answered, in small letters
     * @param text the heading, the words as HTML, or the question
     * @param look of words: {@code danger} or {@code advice}
     * @param hiddenWhen each condition on a line of its own, for the page's script
     */
    public record Part(
            String kind,
            String text,
            String look,
            String key,
            String help,
            boolean required,
            int longest,
            String typed,
            List<Option> options,
            Optional<String> fault,
            String hiddenWhen) {

        private boolean isQuestion() {
            return !key.isEmpty();
        }

        private boolean isAnswered() {
            return !typed.isEmpty() || options.stream().anyMatch(Option::chosen) || fault.isPresent();
        }

        /** What a browser's reader announces with the question. */
        public @Nullable String describedBy() {
            return Stream.concat(
                            help.isEmpty() ? Stream.empty() : Stream.of(key + "-help"),
                            fault.map(said -> key + "-fault").stream())
                    .reduce((one, other) -> one + " " + other)
                    .orElse(null);
        }
    }

    /**
     * @param typed by key, as it was typed
     * @param faults by key
     */
    public static FormView of(List<FormPart> form, Map<String, List<String>> typed, Map<String, String> faults) {
        List<Part> open = new ArrayList<>();
        Map<String, List<Part>> folded = new LinkedHashMap<>();
        List<Fault> wrong = new ArrayList<>();
        for (FormPart part : form) {
            Part shown = part(part, typed, faults);
            shown.fault().ifPresent(sentence -> wrong.add(new Fault(shown.key(), sentence)));
            (part.fold().isEmpty() ? open : folded.computeIfAbsent(part.fold(), title -> new ArrayList<>())).add(shown);
        }
        return new FormView(
                withoutEmptyHeadings(open),
                folded.entrySet().stream()
                        .map(fold -> new Fold(
                                fold.getKey(),
                                fold.getValue(),
                                fold.getValue().stream().anyMatch(Part::isAnswered)))
                        .toList(),
                wrong);
    }

    /** What only says something and is read before the first question. */
    public List<Fold> advice() {
        return folds.stream()
                .filter(fold -> fold.parts().stream().noneMatch(Part::isQuestion))
                .toList();
    }

    public List<Fold> more() {
        return folds.stream()
                .filter(fold -> fold.parts().stream().anyMatch(Part::isQuestion))
                .toList();
    }

    private static List<Part> withoutEmptyHeadings(List<Part> parts) {
        List<Part> kept = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean isHeading = parts.get(i).kind().equals("heading");
            boolean isLast = i == parts.size() - 1;
            if (!isHeading || (!isLast && !parts.get(i + 1).kind().equals("heading"))) {
                kept.add(parts.get(i));
            }
        }
        return List.copyOf(kept);
    }

    private static Part part(FormPart part, Map<String, List<String>> typed, Map<String, String> faults) {
        String hiddenWhen = String.join("\n", part.hiddenWhen());
        if (part instanceof FormPart.Heading heading) {
            return said("heading", heading.title(), "", hiddenWhen);
        }
        if (part instanceof FormPart.Words words) {
            return said("words", words.html(), words.kind(), hiddenWhen);
        }
        FormPart.Question question = (FormPart.Question) part;
        List<String> answers = typed.getOrDefault(question.key(), List.of());
        List<Option> options = new ArrayList<>();
        question.options()
                .forEach((value, label) -> options.add(new Option(
                        options.isEmpty() ? question.key() : question.key() + "-" + options.size(),
                        value,
                        label,
                        answers.contains(value))));
        return new Part(
                question.kind().name().toLowerCase(Locale.ROOT),
                question.label(),
                "",
                question.key(),
                help(question),
                question.isRequired(),
                question.longest(),
                options.isEmpty() ? answers.stream().findFirst().orElse("") : "",
                options,
                Optional.ofNullable(faults.get(question.key())),
                hiddenWhen);
    }

    private static String help(FormPart.Question question) {
        String how = question.kind() == Kind.DATE ? "Such as 24/11/2026, 24 Nov, today or yesterday." : "";
        return Stream.of(question.help(), how)
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static Part said(String kind, String text, String look, String hiddenWhen) {
        return new Part(kind, text, look, "", "", false, 0, "", List.of(), Optional.empty(), hiddenWhen);
    }
}
