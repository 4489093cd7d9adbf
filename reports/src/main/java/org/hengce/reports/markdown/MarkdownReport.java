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
        markdown.paragraph("# " + inline(report.title()));
        markdown.paragraph(inline(report.kind() + " · " + report.byline()));
        report.sections().forEach(section -> markdown.write(section, 2));
        markdown.paragraph("---");
        markdown.paragraph(inline(markdown.texts.text(
                "report.run", "id", report.run().id(), "hash", report.run().sha256())));
        return markdown.out.toString();
    }

    private void write(Section section, int level) {
        paragraph("#".repeat(level) + " " + inline(section.title()));
        section.blocks().forEach(this::write);
        section.parts().forEach(part -> write(part, level + 1));
    }

    private void write(Block block) {
        if (block instanceof Block.Finding finding) {
            paragraph("**" + inline(finding.mark().symbol() + " " + finding.text()) + "**");
        } else if (block instanceof Block.Paragraph text) {
            paragraph(inline(text.text()));
        } else if (block instanceof Block.Bullets bullets) {
            bullets.sentences().forEach(sentence -> line("- " + inline(sentence)));
            line("");
        } else if (block instanceof Block.Facts facts) {
            for (Fact fact : facts.facts()) {
                line("- **" + inline(fact.name()) + "**: "
                        + (fact.exact() ? code(fact.value()) : inline(fact.value())));
            }
            line("");
        } else if (block instanceof Block.Picture picture) {
            paragraph("**" + inline(picture.figure().title()) + "**");
            paragraph(inline(picture.figure().subtitle()));
            paragraph(inline(picture.figure().description()));
            paragraph(inline(picture.figure().guide()));
            table(picture.figure().data());
        } else if (block instanceof Block.Table table) {
            paragraph("**" + inline(table.grid().title()) + "**");
            table(table.grid());
        } else if (block instanceof Block.Fold fold) {
            paragraph("**" + inline(fold.title()) + "**");
            fold.blocks().forEach(this::write);
        } else if (block instanceof Block.Note note) {
            paragraph(inline(note.text()));
        } else if (block instanceof Block.Citation citation) {
            String link = citation.link();
            boolean known = link != null && LINK.matcher(link).matches();
            paragraph(known ? "[" + inline(citation.text()) + "](" + link + ")" : inline(citation.text()));
        }
    }

    private void table(Grid grid) {
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
            paragraph(inline(grid.note()));
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

    private void paragraph(String text) {
        line(text);
        line("");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
