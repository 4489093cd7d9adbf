package org.hengce.methods.csv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.methods.panel.Panel;

/**
 * Whatever bytes come: a panel that keeps its promises, or an exception of ours that names at least one problem. In an
 * ordinary run the inputs below {@code src/test/resources} are tried; with {@code JAZZER_FUZZ=1} new ones are looked for.
 */
class PanelReaderFuzzTest {
    private static final List<CsvLayout> LAYOUTS = List.of(
            CsvText.LAYOUT,
            CsvText.INDICATOR,
            CsvText.COHORT.withColumns(List.of("x"), List.of("s")).withWeight("w"),
            CsvText.LAYOUT
                    .withTreatment(new TreatmentColumn.Stated(Map.of("a", "2002")))
                    .without(Set.of("b"))
                    .within("2001", null)
                    .withTransform(OutcomeTransform.parse("growth")),
            CsvLayout.series("year", "y").withTransform(OutcomeTransform.parse("per-capita:w")));

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreAPanelOrAProblem(byte[] data) {
        if (data.length == 0) {
            return;
        }
        // The first byte chooses among the layouts: '0', '1' …
        CsvLayout layout = LAYOUTS.get(Math.floorMod(data[0] - '0', LAYOUTS.size()));
        try {
            assertWellFormed(CsvText.read(layout, Arrays.copyOfRange(data, 1, data.length)));
        } catch (PanelDataException e) {
            if (e.problems().isEmpty() || e.count() < e.problems().size() || e.getMessage() == null) {
                throw new AssertionError("a problem that is none", e);
            }
        }
    }

    private static void assertWellFormed(Panel panel) {
        for (int u = 0; u < panel.unitCount(); u++) {
            if (u > 0 && panel.unit(u - 1).compareTo(panel.unit(u)) >= 0) {
                throw new AssertionError("units out of order: " + panel.units());
            }
            if (!panel.neverTreated(u) && panel.firstTreated(u) >= panel.periodCount()) {
                throw new AssertionError("treated after the end: " + panel.unit(u));
            }
            for (int t = 0; t < panel.periodCount(); t++) {
                if (Double.isInfinite(panel.outcome(u, t))) {
                    throw new AssertionError("infinite: " + panel.unit(u));
                }
            }
        }
        panel.sha256();
        panel.frequency();
    }
}
