package school.safeguarding.governance.figures;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.governance.figures.FiguresShown.Table;
import school.safeguarding.pages.Layout;
import school.safeguarding.pages.Paper;

/** Governors' figures as a page, as paper for a meeting and as a file. No child, no reference, and no number of fewer than five. */
@RestController
class GovernancePage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final ReadFigures figures;
    private final DrawPlot drawPlot;
    private final Layout layout;
    private final Paper paper;

    GovernancePage(ReadFigures figures, DrawPlot drawPlot, Layout layout, Paper paper) {
        this.figures = figures;
        this.drawPlot = drawPlot;
        this.layout = layout;
        this.paper = paper;
    }

    @GetMapping("/governance")
    ResponseEntity<String> page(
            @RequestParam(name = "year", defaultValue = "") String year, Authentication reader, CsrfToken token) {
        FiguresShown shown = figures.read(year(year), AccountId.of(reader.getName()));
        Map<String, Object> words = words(shown);
        words.put(
                "plots",
                shown.tables().stream()
                        .flatMap(table -> table.plot().stream())
                        .collect(Collectors.toMap(Plot::id, drawPlot::svg)));
        words.put("inNoTable", shown.inNoTable());
        return layout.show("governance/figures", "Figures for governors", reader, token, words);
    }

    /** For a meeting, so without what the chair alone is shown. */
    @GetMapping("/governance/figures.pdf")
    ResponseEntity<byte[]> paper(@RequestParam(name = "year", defaultValue = "") String year, Authentication reader) {
        FiguresShown shown = figures.read(year(year), AccountId.of(reader.getName()));
        List<Plot> plots =
                shown.tables().stream().flatMap(table -> table.plot().stream()).toList();
        byte[] pdf = paper.draw(
                "governance/paper",
                "Safeguarding figures for governors",
                words(shown),
                plots.stream()
                        .collect(Collectors.toMap(
                                Plot::id, plot -> (on, width, height) -> drawPlot.draw(plot, on, width, height))));
        return file(MediaType.APPLICATION_PDF, fileName(shown) + ".pdf", pdf);
    }

    @GetMapping("/governance/figures.csv")
    ResponseEntity<byte[]> csv(@RequestParam(name = "year", defaultValue = "") String year, Authentication reader) {
        FiguresShown shown = figures.read(year(year), AccountId.of(reader.getName()));
        return file(CSV, fileName(shown) + ".csv", FiguresAsCsv.of(shown).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private static String fileName(FiguresShown shown) {
        return "safeguarding-figures"
                + shown.schoolYear().map(year -> "-" + year.replace('/', '-')).orElse("");
    }

    private static Optional<Integer> year(String typed) {
        return typed.matches("\\d{4}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    private static Map<String, Object> words(FiguresShown shown) {
        Map<String, Object> words = new HashMap<>();
        words.put("schoolYear", shown.schoolYear().orElse(""));
        words.put("years", shown.years());
        words.put("frozenAt", shown.frozenAt().map(BritishDates::inFull).orElse(""));
        words.put("current", shown.current());
        words.put(
                "tables", shown.tables().stream().map(GovernancePage::numbered).toList());
        words.put("plotWidth", DrawPlot.WIDTH);
        return words;
    }

    /** @param plot the plot's id; empty where there is none */
    record ShownTable(Table table, String plot, String plotTitle, String plotSays, int plotHeight) {}

    private static ShownTable numbered(Table table) {
        return new ShownTable(
                table,
                table.plot().map(Plot::id).orElse(""),
                table.plot().map(Plot::title).orElse(""),
                table.plot().map(Plot::description).orElse(""),
                table.plot().map(DrawPlot::height).orElse(0));
    }
}
