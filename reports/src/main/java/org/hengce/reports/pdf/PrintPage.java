package org.hengce.reports.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;
import org.hengce.reports.agency.Agency;
import org.hengce.reports.html.Blocks;
import org.hengce.reports.html.ReadersGrid;

/** A report as the XHTML that is typeset: everything unfolded, with contents, bookmarks, and the run on every page. */
final class PrintPage {
    private static final String STYLE = style();
    private static final int DEEPEST = 6;
    private static final String NUMBERS = "numbers";
    private static final int TITLE_IN_HEADER = 60;
    /** So many sections are found without contents, which take a page from the next. */
    private static final int FEW_ENTRIES = 8;

    /** Of a picture, in mm: what leaves room for a heading on the page, or for the rest of a sheet. */
    private static final double HIGHEST = 200;

    private static final double HIGHEST_OF_SHEET = 96;
    private static final double HIGHEST_IF_DENSE = 84;

    private final Report report;
    private final Agency agency;
    private final boolean dense;
    private final Texts texts;
    private final Markup html = new Markup();
    /** Whose numbers stand at the end, where they part no sentence from the next. */
    private final List<Figure> figures = new ArrayList<>();

    private PrintPage(Report report, Agency agency, boolean dense) {
        this.report = report;
        this.dense = dense;
        this.agency = agency;
        texts = Texts.of(report.language());
    }

    /** @param dense whether a sheet is to be set closer, since it came to more than its one page */
    static String of(Report report, Agency agency, boolean dense) {
        PrintPage page = new PrintPage(report, agency, dense);
        page.write();
        return page.html.toString();
    }

    private void write() {
        html.open("html", "lang", report.language().tag());
        html.open("head").element("title", report.title());
        html.empty("meta", "name", "author", "content", "Hengce");
        html.empty("meta", "name", "subject", "content", report.kind());
        html.empty("meta", "name", "description", "content", report.kind() + " · " + report.byline());
        html.empty(
                "meta",
                "name",
                "keywords",
                "content",
                report.run().id() + ", " + report.run().sha256());
        html.open("style").trusted(STYLE + agency.rule(".head", "3pt")).close();
        html.open("bookmarks");
        report.sections().forEach(this::bookmark);
        if (hasNumbers()) {
            html.empty("bookmark", "name", texts.text("report.numbers"), "href", "#" + NUMBERS);
        }
        html.close().close();
        html.open("body", "class", report.form() == Form.SHEET ? dense ? "sheet dense" : "sheet" : "full");
        running();
        html.open("div", "class", agency.cover() && report.form() == Form.FULL ? "head cover" : "head");
        agency.writeHead(html, report.language());
        html.element("p", report.kind(), "class", "kind");
        html.element("h1", report.title());
        html.element("p", report.byline(), "class", "quiet").close();
        boolean first = true;
        for (Section section : report.sections()) {
            write(section, 2);
            if (first && report.form() == Form.FULL && entries(report.sections()) > FEW_ENTRIES) {
                contents();
            }
            first = false;
        }
        if (hasNumbers()) {
            html.element("h2", texts.text("report.numbers"), "id", NUMBERS);
            figures.forEach(this::numbers);
        }
        html.closeTo(0);
    }

    private void bookmark(Section section) {
        html.open("bookmark", "name", section.title(), "href", "#" + section.id());
        section.parts().forEach(this::bookmark);
        html.close();
    }

    private void running() {
        html.open("div", "class", "running-title")
                .text(Texts.shortened(report.title(), TITLE_IN_HEADER))
                .close();
        html.open("div", "class", "running-run");
        String id = report.run().id();
        String link = Objects.requireNonNullElse(report.run().link(), "");
        boolean isLink = link.startsWith("https://") || link.startsWith("http://");
        if (isLink && link.endsWith(id)) { // the link says which run
            html.text(texts.text("report.run.id", "id", "")).element("a", link, "href", link, "title", link);
        } else {
            html.text(texts.text("report.run.id", "id", id));
            if (isLink) {
                html.text(" · ").element("a", link, "href", link, "title", link);
            } else if (!link.isEmpty()) {
                html.text(" · " + link);
            }
        }
        html.empty("br")
                .text(texts.text("report.run.hash", "hash", report.run().sha256()))
                .close();
    }

    private static int entries(List<Section> sections) {
        return sections.stream().mapToInt(section -> 1 + section.parts().size()).sum();
    }

    private void contents() {
        html.open("div", "class", "contents").element("h2", texts.text("report.contents"));
        List<Section> all = new ArrayList<>(report.sections());
        if (hasNumbers()) {
            all.add(new Section(NUMBERS, texts.text("report.numbers"), List.of()));
        }
        int left = 0;
        int half = 0;
        while (2 * left < entries(all)) {
            left += 1 + all.get(half).parts().size();
            half++;
        }
        column(all.subList(0, half));
        column(all.subList(half, all.size()));
        html.open("div", "class", "after").close().close();
    }

    private void column(List<Section> sections) {
        if (!sections.isEmpty()) {
            html.open("div", "class", "column").open("ol");
            sections.forEach(section -> entry(section, 1));
            html.close().close();
        }
    }

    private void entry(Section section, int depth) {
        html.open("li", "class", "depth" + depth)
                .element("a", section.title(), "href", "#" + section.id(), "title", section.title());
        html.close();
        if (depth < 2) {
            section.parts().forEach(part -> entry(part, depth + 1));
        }
    }

    private void write(Section section, int level) {
        html.element("h" + Math.min(level, DEEPEST), section.title(), "id", section.id());
        write(section.blocks(), section.title());
        section.parts().forEach(part -> write(part, level + 1));
    }

    private void write(List<Block> blocks, String heading) {
        for (Block block : blocks) {
            block.writeTo(new Below(heading));
            html.line();
        }
    }

    private final class Below implements Block.Writer {
        private final String heading;

        Below(String heading) {
            this.heading = heading;
        }

        @Override
        public void finding(Block.Finding finding) {
            Blocks.finding(html, finding);
        }

        @Override
        public void paragraph(Block.Paragraph paragraph) {
            html.element("p", paragraph.text());
        }

        @Override
        public void bullets(Block.Bullets bullets) {
            Blocks.bullets(html, bullets);
        }

        @Override
        public void facts(Block.Facts facts) {
            PrintPage.this.facts(facts);
        }

        @Override
        public void picture(Block.Picture picture) {
            PrintPage.this.picture(picture.figure());
        }

        @Override
        public void table(Block.Table table) {
            Grid grid = ReadersGrid.of(table.grid(), texts);
            if (!grid.title().equals(heading)) {
                html.element("p", grid.title(), "class", "table-title");
            }
            Blocks.table(html, grid, "class", "data");
        }

        @Override
        public void fold(Block.Fold fold) {
            html.element("p", fold.title(), "class", "fold");
            write(fold.blocks(), fold.title());
        }

        @Override
        public void note(Block.Note note) {
            html.element("p", note.text(), "class", "quiet");
        }

        @Override
        public void citation(Block.Citation citation) {
            Blocks.citation(html, citation, Blocks.ABSOLUTE);
        }
    }

    /** As a table: definition lists are not laid out in columns. */
    private void facts(Block.Facts facts) {
        html.open("table", "class", facts.lead() ? "lead" : "record").open("tbody");
        if (facts.lead()) {
            html.open("tr");
            facts.facts().forEach(fact -> html.element("th", fact.name(), "scope", "col"));
            html.close().open("tr");
            facts.facts().forEach(this::value);
            html.close();
        } else {
            for (Block.Fact fact : facts.facts()) {
                html.open("tr").element("th", fact.name(), "scope", "row");
                value(fact);
                html.close();
            }
        }
        html.close().close();
    }

    private void value(Block.Fact fact) {
        html.open("td", "class", fact.exact() ? "exact" : "text");
        if (fact.mark() != null) {
            Blocks.mark(html, fact.mark());
            html.text(" ");
        }
        html.text(fact.value()).close();
    }

    private void picture(Figure figure) {
        html.open("div", "class", "picture", "role", "figure", "aria-label", figure.description());
        new PrintedChart(figure, report.form() == Form.FULL ? HIGHEST : dense ? HIGHEST_IF_DENSE : HIGHEST_OF_SHEET)
                .write(html);
        html.open("p", "class", "quiet").text(texts.text("report.guide.says", "guide", figure.guide()));
        if (report.form() == Form.FULL) { // a sheet is one page; its numbers are in the other formats
            figures.add(figure);
            html.text(" ")
                    .element(
                            "a",
                            texts.text("report.numbers.page"),
                            "class",
                            "page",
                            "href",
                            "#" + numbersOf(figure),
                            "title",
                            texts.text("report.numbers"));
        }
        html.close().close();
    }

    private boolean hasNumbers() {
        return report.form() == Form.FULL && report.blocks().stream().anyMatch(Block.Picture.class::isInstance);
    }

    private void numbers(Figure figure) {
        Grid grid = ReadersGrid.of(figure.data(), texts);
        html.element("p", grid.title(), "class", "table-title", "id", numbersOf(figure));
        Blocks.table(html, grid, "class", "data numbers");
    }

    private static String numbersOf(Figure figure) {
        return NUMBERS + "-" + figure.id();
    }

    private static String style() {
        String name = "print.css";
        try (InputStream in = Objects.requireNonNull(PrintPage.class.getResourceAsStream(name), name)) {
            String style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Look.Colour> colour : Look.byRole().entrySet()) {
                style = style.replace(
                        "$" + colour.getKey() + ";", colour.getValue().light() + ";");
            }
            return style;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
