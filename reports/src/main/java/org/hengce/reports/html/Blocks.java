package org.hengce.reports.html;

import java.util.List;
import java.util.regex.Pattern;
import org.hengce.presentation.chart.ChartSize;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;

/** Blocks as HTML for a screen, which print as well. */
public final class Blocks {
    /** A link of any other kind ({@code javascript:}, {@code data:}) is shown as text. */
    private static final Pattern LINK = Pattern.compile("(https?://|/(?!/)).*");
    /** What is followed from a file as well, which lies on no server. */
    public static final Pattern ABSOLUTE = Pattern.compile("https?://.*");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d");
    private static final Pattern SHORT_CHINESE = Pattern.compile(".{0,6}\\p{IsHan}.{0,6}");
    private static final int LONG = 30;
    private static final Pattern LONG_WORD = Pattern.compile("[^\\s\\p{IsHan}]{%d}".formatted(LONG));

    private final Texts texts;
    private final Markup html;

    Blocks(Texts texts, Markup html) {
        this.texts = texts;
        this.html = html;
    }

    /**
     * Writes blocks.
     *
     * @param heading what stands above them: a table that is called the same is not named again
     */
    void write(List<Block> blocks, String heading) {
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
            Blocks.facts(html, facts);
        }

        @Override
        public void picture(Block.Picture picture) {
            Blocks.this.picture(picture.figure());
        }

        @Override
        public void table(Block.Table table) {
            Grid grid = ReadersGrid.of(table.grid(), texts);
            if (!grid.title().equals(heading)) {
                html.element("p", grid.title(), "class", "table-title", "aria-hidden", "true");
            }
            scrolling(grid);
        }

        @Override
        public void fold(Block.Fold fold) {
            html.open("details").element("summary", fold.title());
            write(fold.blocks(), fold.title());
            html.close();
        }

        @Override
        public void note(Block.Note note) {
            html.element("p", note.text(), "class", "quiet");
        }

        @Override
        public void citation(Block.Citation citation) {
            Blocks.citation(html, citation, LINK);
        }
    }

    /** A sentence with the mark of its verdict. */
    public static void finding(Markup html, Block.Finding finding) {
        html.open("p", "class", "finding");
        mark(html, finding.mark());
        html.text(" " + finding.text()).close();
    }

    /** Sentences, one below the other. */
    public static void bullets(Markup html, Block.Bullets bullets) {
        html.open("ul");
        bullets.sentences().forEach(sentence -> html.element("li", sentence));
        html.close();
    }

    /** Names with their values. */
    private static void facts(Markup html, Block.Facts facts) {
        html.open("dl", "class", facts.lead() ? "facts" : "record");
        for (Fact fact : facts.facts()) {
            html.open("div").element("dt", fact.name()).open("dd");
            Mark mark = fact.mark();
            if (mark != null) {
                mark(html, mark);
                html.text(" ");
            }
            if (fact.exact()) {
                html.element("code", fact.value());
            } else {
                html.text(fact.value());
            }
            html.close().close().line();
        }
        html.close();
    }

    /**
     * Something to be read elsewhere.
     *
     * @param followed what a link has to look like; every other one is text
     */
    public static void citation(Markup html, Block.Citation citation, Pattern followed) {
        String link = citation.link();
        html.open("p", "class", "citation");
        if (link == null) {
            html.text(citation.text());
        } else if (followed.matcher(link).matches()) {
            html.element("a", citation.text(), "href", link, "title", link, "rel", "noreferrer");
        } else {
            html.text(citation.text() + " " + link);
        }
        html.close();
    }

    /** The shape of a verdict, for those who see it: the words beside it say the same. */
    public static void mark(Markup html, Mark mark) {
        html.element("span", mark.symbol(), "class", "mark " + mark.style(), "aria-hidden", "true");
    }

    /** A table with its heading cells; numbers stand at the right. */
    public static void table(Markup html, Grid grid, String... attributes) {
        html.open("table", (Object[]) attributes)
                .element("caption", grid.title())
                .open("thead")
                .open("tr");
        for (Column column : grid.columns()) {
            html.element(
                    "th",
                    column.titled(),
                    "scope",
                    "col",
                    "class",
                    column.numeric() ? "number" : style(column.titled()));
        }
        html.close().close().open("tbody").line();
        for (List<Cell> row : grid.rows()) {
            html.open("tr");
            for (int i = 0; i < row.size(); i++) {
                String text = row.get(i).text();
                boolean number = grid.columns().get(i).numeric();
                String style = number ? "number" : style(text);
                if (i == 0) {
                    html.element("th", text, "scope", "row", "class", style);
                } else {
                    html.element("td", text, "class", style);
                }
            }
            html.close().line();
        }
        html.close().close();
        if (!grid.note().isEmpty()) {
            html.element("p", grid.note(), "class", "quiet");
        }
    }

    /**
     * Of words: what is short keeps on one line, as a date does; a word that no column holds does not. Chinese may be broken
     * behind every character, so that in a narrow column a word of two would stand on end.
     */
    private static String style(String text) {
        if (text.length() >= LONG && LONG_WORD.matcher(text).find()) {
            return "text long";
        }
        if (DATE.matcher(text).lookingAt()) {
            return "text date";
        }
        return SHORT_CHINESE.matcher(text).matches() ? "text short" : "text";
    }

    private void picture(Figure figure) {
        html.open("figure")
                .trusted(figure.svg(ChartSize.WIDE))
                .trusted(figure.svg(ChartSize.NARROW))
                .open("figcaption")
                .text(texts.text("report.guide.says", "guide", figure.guide()))
                .close()
                .close();
        html.open("details").element("summary", texts.text("report.chart.data"));
        scrolling(ReadersGrid.of(figure.data(), texts));
        html.close();
    }

    /** A table that scrolls by itself on a narrow screen; the keyboard reaches it. */
    private void scrolling(Grid grid) {
        html.open("div", "class", "scroll", "tabindex", 0, "role", "group", "aria-label", grid.title());
        table(html, grid);
        html.close();
    }
}
