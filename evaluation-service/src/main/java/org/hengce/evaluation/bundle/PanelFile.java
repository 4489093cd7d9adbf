package org.hengce.evaluation.bundle;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.methods.panel.Panel;

/**
 * The panels of all goals as one CSV, every cell a line, goals, units and periods in their order. Numbers stand there twice: in
 * decimals for readers, and as hexadecimal literals (Java, C99, R) that every program reads to the same bits, which not every
 * one does with 17 decimals; the panel's hash is over those bits. Of a goal that is not for the reader there is nothing, not even
 * the hash: with one value unknown it can be tried out.
 */
final class PanelFile {
    private static final String MISSING = "";

    private PanelFile() {}

    /** The cells; those without a value are empty. Does not close the stream. */
    static void write(List<EvaluatedGoal> goals, OutputStream out) throws IOException {
        CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new Unclosed(out), StandardCharsets.UTF_8);
        csv.writeRecord(
                "goal",
                "series",
                "unit",
                "period",
                "outcome",
                "outcome_exact",
                "first_treated",
                "weight",
                "weight_exact");
        for (EvaluatedGoal goal : goals) {
            if (goal.panel() != null) {
                write(goal, goal.panel(), csv);
            }
        }
        csv.close();
    }

    private static void write(EvaluatedGoal goal, Panel panel, CsvWriter csv) {
        String number = Integer.toString(goal.number());
        for (int u = 0; u < panel.unitCount(); u++) {
            String first = panel.neverTreated(u) ? MISSING : panel.period(panel.firstTreated(u));
            double weight = panel.weighted() ? panel.weight(u) : Double.NaN;
            double[] outcomes = panel.outcomes(u);
            for (int t = 0; t < outcomes.length; t++) {
                csv.writeRecord(
                        number,
                        goal.series(),
                        panel.unit(u),
                        panel.period(t),
                        decimal(outcomes[t]),
                        exact(outcomes[t]),
                        first,
                        decimal(weight),
                        exact(weight));
            }
        }
    }

    static String decimal(double value) {
        return Double.isNaN(value) ? MISSING : Double.toString(value);
    }

    static String exact(double value) {
        return Double.isNaN(value) ? MISSING : Double.toHexString(value);
    }
}
