package org.hengce.methods.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hengce.methods.panel.Panel;

/** Files of a few lines, and panels as files. */
final class CsvText {
    /** Columns of the files below. */
    static final CsvLayout LAYOUT = CsvLayout.panel("unit", "year", "y");

    static final CsvLayout INDICATOR = LAYOUT.withTreatment(new TreatmentColumn.Indicator("d"));
    static final CsvLayout COHORT = LAYOUT.withTreatment(new TreatmentColumn.FirstPeriod("g"));

    private CsvText() {}

    static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    static Panel read(CsvLayout layout, String text) {
        return read(layout, text.getBytes(StandardCharsets.UTF_8));
    }

    static Panel read(CsvLayout layout, byte[] bytes) {
        try {
            return new PanelReader(layout).read(new ByteArrayInputStream(bytes)).panel();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The panel with columns unit, year, y, d and g, rows in an order of the seed's own. */
    static String of(Panel panel, long seed) {
        List<String> rows = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            for (int t = 0; t < panel.periodCount(); t++) {
                double y = panel.outcome(u, t);
                rows.add("%s,%s,%s,%d,%s"
                        .formatted(
                                panel.unit(u),
                                panel.period(t),
                                Double.isNaN(y) ? "" : Double.toString(y),
                                t >= panel.firstTreated(u) ? 1 : 0,
                                panel.neverTreated(u) ? "" : panel.period(panel.firstTreated(u))));
            }
        }
        Collections.shuffle(rows, new Random(seed));
        return "unit,year,y,d,g\n" + String.join("\n", rows);
    }
}
