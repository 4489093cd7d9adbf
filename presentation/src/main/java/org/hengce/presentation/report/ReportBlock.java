package org.hengce.presentation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.report.ReportDocument.ReportChart;
import org.hengce.presentation.report.ReportDocument.ReportFact;
import org.hengce.presentation.report.ReportDocument.ReportTable;
import org.jspecify.annotations.Nullable;

/** What a section of a report is made of: one shape, of which each type has its own fields. */
@Schema(
        name = "ReportBlock",
        description =
                "FINDING: `mark`, `text`. PARAGRAPH, NOTE: `text`. BULLETS: `sentences`. FACTS: `facts`, `lead`. CHART: `chart`."
                        + " TABLE: `table`. FOLD, what a screen may hide behind its title: `title`, `blocks`. CITATION: `text`,"
                        + " `link` where there is one. Other fields are absent.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportBlock(
        Type type,
        @Nullable Mark mark,
        @Nullable String text,
        @Nullable List<String> sentences,
        @Nullable List<ReportFact> facts,

        @Schema(description = "Whether these are the few that a summary begins with.") @Nullable
        Boolean lead,

        @Nullable ReportChart chart,
        @Nullable ReportTable table,
        @Nullable String title,
        @Nullable List<ReportBlock> blocks,
        @Nullable String link) {
    /** What a block is. */
    @Schema(name = "ReportBlockType")
    public enum Type {
        /** The sentence that a reader takes away. */
        FINDING,
        /** A paragraph. */
        PARAGRAPH,
        /** Sentences, one below the other. */
        BULLETS,
        /** Names with their values. */
        FACTS,
        /** A chart. */
        CHART,
        /** A table. */
        TABLE,
        /** What stands behind a fold. */
        FOLD,
        /** Small print. */
        NOTE,
        /** Something to be read elsewhere. */
        CITATION
    }

    static List<ReportBlock> of(List<Block> blocks, @Nullable String charts) {
        return blocks.stream().map(block -> of(block, charts)).toList();
    }

    private static ReportBlock of(Block block, @Nullable String charts) {
        if (block instanceof Block.Finding finding) {
            return words(Type.FINDING, finding.mark(), finding.text(), null);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return words(Type.PARAGRAPH, null, paragraph.text(), null);
        }
        if (block instanceof Block.Note note) {
            return words(Type.NOTE, null, note.text(), null);
        }
        if (block instanceof Block.Citation citation) {
            return words(Type.CITATION, null, citation.text(), citation.link());
        }
        if (block instanceof Block.Bullets bullets) {
            return new ReportBlock(
                    Type.BULLETS, null, null, bullets.sentences(), null, null, null, null, null, null, null);
        }
        if (block instanceof Block.Facts facts) {
            List<ReportFact> listed = facts.facts().stream()
                    .map(fact -> new ReportFact(fact.name(), fact.value(), fact.mark(), fact.exact()))
                    .toList();
            return new ReportBlock(Type.FACTS, null, null, null, listed, facts.lead(), null, null, null, null, null);
        }
        if (block instanceof Block.Picture picture) {
            ReportChart chart = ReportChart.of(picture.figure(), charts);
            return new ReportBlock(Type.CHART, null, null, null, null, null, chart, null, null, null, null);
        }
        if (block instanceof Block.Table table) {
            ReportTable shown = ReportTable.of(table.grid());
            return new ReportBlock(Type.TABLE, null, null, null, null, null, null, shown, null, null, null);
        }
        if (block instanceof Block.Fold fold) {
            List<ReportBlock> inside = of(fold.blocks(), charts);
            return new ReportBlock(Type.FOLD, null, null, null, null, null, null, null, fold.title(), inside, null);
        }
        throw new IllegalArgumentException("no block of a report is a " + block.getClass());
    }

    private static ReportBlock words(Type type, @Nullable Mark mark, String text, @Nullable String link) {
        return new ReportBlock(type, mark, text, null, null, null, null, null, null, null, link);
    }
}
