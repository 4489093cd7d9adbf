package org.hengce.reports.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.report.Block;
import org.hengce.presentation.report.Block.Fact;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;

/** A report as Markdown (CommonMark with the tables of GitHub); charts are told in words, with their tables. */
public final class MarkdownReport {
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]#+!|~-])");
    /** What begins a list where it stands first. */
    private static final Pattern ORDERED = Pattern.compile("^(\\d+)([.)])");

    private static final Pattern LINE = Pattern.compile("\\s*\\R\\s*");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>()\\\\]+");

    private final StringBuilder out = new StringBuilder();
    private final Texts texts;

    private MarkdownReport(Texts texts) {
        this.texts = texts;
    }

    /** The text; lines end in {@code \n}. */
    public static String of(Report report) {
        MarkdownReport markdown = new MarkdownReport(Texts.of(report.language()));
        markdown.passage("# " + inline(report.title()));
        markdown.passage(inline(report.kind() + " · " + report.byline()));
        report.sections().forEach(section -> markdown.write(section, 2));
        markdown.passage("---");
        markdown.passage(inline(markdown.texts.text(
                "report.run", "id", report.run().id(), "hash", report.run().sha256())));
        return markdown.out.toString();
    }

    private void write(Section section, int level) {
        passage("#".repeat(level) + " " + inline(section.title()));
        section.blocks().forEach(block -> block.writeTo(new Blocks()));
        section.parts().forEach(part -> write(part, level + 1));
    }

    private final class Blocks implements Block.Writer {
        @Override
        public void finding(Block.Finding finding) {
            passage("**" + inline(finding.mark().symbol() + " " + finding.text()) + "**");
        }

        @Override
        public void paragraph(Block.Paragraph text) {
            passage(inline(text.text()));
        }

        @Override
        public void bullets(Block.Bullets bullets) {
            bullets.sentences().forEach(sentence -> line("- " + inline(sentence)));
            line("");
        }

        @Override
        public void facts(Block.Facts facts) {
            for (Fact fact : facts.facts()) {
                line("- **" + inline(fact.name()) + "**: "
                        + (fact.exact() ? code(fact.value()) : inline(fact.value())));
            }
            line("");
        }

        @Override
        public void picture(Block.Picture picture) {
            passage("**" + inline(picture.figure().title()) + "**");
            passage(inline(picture.figure().subtitle()));
            passage(inline(picture.figure().description()));
            passage(inline(picture.figure().guide()));
            rows(picture.figure().data());
        }

        @Override
        public void table(Block.Table table) {
            passage("**" + inline(table.grid().title()) + "**");
            rows(table.grid());
        }

        @Override
        public void fold(Block.Fold fold) {
            passage("**" + inline(fold.title()) + "**");
            fold.blocks().forEach(block -> block.writeTo(this));
        }

        @Override
        public void note(Block.Note note) {
            passage(inline(note.text()));
        }

        /** A link that names no server is text: a file lies on none. */
        @Override
        public void citation(Block.Citation citation) {
            String link = citation.link();
            if (link == null) {
                passage(inline(citation.text()));
            } else if (LINK.matcher(link).matches()) {
                passage("[" + inline(citation.text()) + "](" + link + ")");
            } else {
                passage(inline(citation.text()) + " " + inline(link));
            }
        }
    }

    private void rows(Grid grid) {
        StringBuilder head = new StringBuilder("|");
        StringBuilder rule = new StringBuilder("|");
        for (Column column : grid.columns()) {
            head.append(' ').append(inline(column.titled())).append(" |");
            rule.append(column.numeric() ? " ---: |" : " --- |");
        }
        line(head.toString());
        line(rule.toString());
        for (List<Cell> row : grid.rows()) {
            StringBuilder cells = new StringBuilder("|");
            row.forEach(cell -> cells.append(' ').append(inline(cell.text())).append(" |"));
            line(cells.toString());
        }
        line("");
        if (!grid.note().isEmpty()) {
            passage(inline(grid.note()));
        }
    }

    /** Text of any origin on one line, with nothing in it that Markdown or the HTML in it would act on. */
    static String inline(String text) {
        String oneLine = LINE.matcher(Markup.plain(text)).replaceAll(" ").strip();
        String escaped = SPECIAL.matcher(oneLine)
                .replaceAll("\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return ORDERED.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    private static String code(String text) {
        return "`" + LINE.matcher(Markup.plain(text)).replaceAll(" ").replace('`', '\'') + "`";
    }

    private void passage(String text) {
        line(text);
        line("");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
