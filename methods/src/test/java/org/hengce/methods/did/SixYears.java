package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Small panels from 2010 to 2015, put together unit by unit. */
final class SixYears {
    static final DifferenceInDifferences DID = DifferenceInDifferences.withDefaults();
    static final DifferenceInDifferences T = DID.withInference(InferenceRule.CLUSTER_T);
    static final List<String> YEARS = years(2010, 2016);

    private SixYears() {}

    static NotEstimableException refusal(DifferenceInDifferences did, PanelBuilder panel) {
        return catchThrowableOfType(NotEstimableException.class, () -> did.estimate(panel.build()));
    }

    static RegressionDetail detail(Effect effect) {
        return RegressionPropertiesTest.detail(effect);
    }

    static Reason reason(Effect effect, String component) {
        return Objects.requireNonNull(effect.reasons().get(component), component);
    }

    static List<String> years(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /** The first of them treated from 2012 on. */
    static Panel starts(int units, int treated) {
        String[] starts = new String[treated];
        Arrays.fill(starts, "2012");
        return units(units, starts).build();
    }

    /** Units in order, the first ones with these starts, the others never treated. */
    static PanelBuilder units(int count, String... starts) {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int u = 0; u < count; u++) {
            String unit = "u%02d".formatted(u);
            for (String year : YEARS) {
                panel.observe(unit, year, value(u, year));
            }
            if (u < starts.length && !starts[u].equals("never")) {
                panel.treatedFrom(unit, starts[u]);
            }
        }
        return panel;
    }

    static double value(int unit, String year) {
        return 10 + Math.sin(3.7 * unit) + Math.cos(1.3 * (unit + 1) * (Integer.parseInt(year) - 1949)) + 0.01 * unit;
    }
}
