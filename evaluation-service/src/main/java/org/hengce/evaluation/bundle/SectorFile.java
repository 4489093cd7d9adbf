package org.hengce.evaluation.bundle;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.run.SectorUnit;
import org.hengce.methods.panel.Panel;

/**
 * Of goals that list several sectors, what their panel in {@link PanelFile} is the mean of: each region's values in each sector,
 * transformed, for the same regions and periods. Numbers stand there twice as in that file.
 */
final class SectorFile {
    private SectorFile() {}

    /** Whether there is anything to write. */
    static boolean isNeeded(List<EvaluatedGoal> goals) {
        return goals.stream().anyMatch(goal -> goal.cells() != null);
    }

    /** The cells; those without a value are empty. Does not close the stream. */
    static void write(List<EvaluatedGoal> goals, OutputStream out) throws IOException {
        CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new Unclosed(out), StandardCharsets.UTF_8);
        csv.writeRecord("goal", "series", "region", "sector", "period", "outcome", "outcome_exact");
        for (EvaluatedGoal goal : goals) {
            Panel cells = goal.cells();
            if (cells != null) {
                write(goal, cells, csv);
            }
        }
        csv.close();
    }

    private static void write(EvaluatedGoal goal, Panel cells, CsvWriter csv) {
        for (int u = 0; u < cells.unitCount(); u++) {
            SectorUnit unit = SectorUnit.of(cells.unit(u));
            for (int t = 0; t < cells.periodCount(); t++) {
                csv.writeRecord(
                        Integer.toString(goal.number()),
                        goal.series(),
                        unit.region(),
                        unit.sector(),
                        cells.period(t),
                        PanelFile.decimal(cells.outcome(u, t)),
                        PanelFile.exact(cells.outcome(u, t)));
            }
        }
    }
}
