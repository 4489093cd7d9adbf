package org.hengce.methods.panel;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever is put into a builder, in whatever order: the panel that says it back, or a refusal. In an ordinary run the
 * inputs below {@code src/test/resources} are tried; with {@code JAZZER_FUZZ=1} new ones are looked for.
 */
class PanelBuilderFuzzTest {
    private static final List<String> UNITS = List.of("b", "a", "c\u0000", "", "𠮷");

    private record Row(String unit, int period, double value) {}

    @FuzzTest(maxDuration = "60s")
    void whatIsObservedIsInThePanelOrRefused(FuzzedDataProvider data) {
        List<String> periods = new ArrayList<>();
        for (int t = data.consumeInt(1, 6); t > 0; t--) {
            periods.add(data.consumeString(3));
        }
        List<Row> rows = new ArrayList<>();
        while (data.remainingBytes() > 0) {
            rows.add(new Row(data.pickValue(UNITS), data.consumeInt(0, periods.size() - 1), data.consumeDouble()));
        }
        try {
            PanelBuilder builder = Panel.builder(periods);
            rows.forEach(row -> builder.observe(row.unit(), periods.get(row.period()), row.value()));
            assertSays(builder.build(), rows);
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("a refusal without words", refused);
            }
        }
    }

    private static void assertSays(Panel panel, List<Row> rows) {
        for (Row row : rows) {
            double said = panel.outcome(panel.units().indexOf(row.unit()), row.period());
            if (!(said == row.value() || (Double.isNaN(said) && Double.isNaN(row.value())))) {
                throw new AssertionError("%s became %s".formatted(row, said));
            }
        }
        panel.sha256();
        panel.frequency();
        panel.select(unit -> unit % 2 == 0, 0, panel.periodCount());
    }
}
