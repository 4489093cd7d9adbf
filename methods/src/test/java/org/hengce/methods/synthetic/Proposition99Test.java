package org.hengce.methods.synthetic;

import org.hengce.methods.Figures;
import org.junit.jupiter.api.Test;

/** Proposition 99 with data to 2000, as in the papers; skipped where the shared folder is not there. */
class Proposition99Test {
    @Test
    void syntheticDidAgreesWithTheExactOptimum() {
        var figures = Figures.shared("prop99-sdid-exact.json");
        FigureAssertions.assertSyntheticDid(
                SyntheticDifferenceInDifferences.withDefaults().estimate(Figures.prop99()), figures);
    }

    @Test
    void syntheticControlAgreesWithTheExactOptimum() {
        var figures = Figures.shared("prop99-synthetic-control.json");
        FigureAssertions.assertSyntheticControl(SyntheticControl.withDefaults().estimate(Figures.prop99()), figures);
    }
}
