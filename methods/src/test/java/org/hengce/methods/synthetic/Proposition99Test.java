package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;

/** Proposition 99 with data to 2000, as in the papers; skipped where the shared folder is not there. */
class Proposition99Test {
    @Test
    void syntheticDidAgreesWithTheExactOptimum() {
        JsonNode figures = Figures.shared("prop99-sdid-exact.json");
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(Figures.prop99());
        FigureAssertions.assertSyntheticDid(Figures.prop99(), effect, figures);
        FigureAssertions.assertSyntheticControlWithTinyRidge(Figures.prop99(), figures);
    }

    @Test
    void syntheticControlAgreesWithTheExactOptimum() {
        FigureAssertions.assertSyntheticControlAndItsPlacebos(
                Figures.prop99(), Figures.shared("prop99-synthetic-control.json"));
    }

    @Test
    void aPlaceboInTimeAgreesInEstimateRatioWeightsAndGaps() {
        JsonNode figures = Figures.shared("prop99-sc-in-time-placebo.json");
        Effect effect =
                SyntheticControl.withDefaults().withInTimePlacebo("1980").estimate(Figures.prop99());
        SyntheticDetail.InTimePlacebo placebo =
                Objects.requireNonNull(((SyntheticDetail) Objects.requireNonNull(effect.detail())).inTime());
        double tolerance = figures.at("/tolerance/gap").doubleValue();
        assertThat(placebo.estimate()).isCloseTo(figures.get("mean_post_gap").doubleValue(), within(tolerance));
        assertThat(placebo.ratio())
                .isCloseTo(
                        figures.get("rmspe_ratio").doubleValue(),
                        within(figures.at("/tolerance/ratio").doubleValue()));

        Effect byHand = placeboInTimeByHand();
        FigureAssertions.assertWeightsGapsAndFit(byHand, figures);
        assertThat(placebo.estimate()).isEqualTo(byHand.estimate());
    }

    /** The same without the option: data to 1988, treatment from 1980. */
    static Effect placeboInTimeByHand() {
        Panel before = ReferencePanels.prop99("1980", Set.of("California"));
        return SyntheticControl.withDefaults().estimate(before.select(u -> true, 0, 19));
    }

    @Test
    void whatDoesNotDependOnAStoppingRuleAgreesWithSynthdid() {
        JsonNode figures = Figures.shared("prop99-synthdid.json");
        Panel panel = Figures.prop99();
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        Regularisation zeta = Regularisation.of(outcomes);
        JsonNode definitions = figures.get("definitions");
        assertThat(zeta.noiseLevel()).isCloseTo(definitions.get("noise_level").doubleValue(), within(1e-10));
        assertThat(zeta.omega()).isCloseTo(definitions.get("zeta_omega").doubleValue(), within(1e-10));
        assertThat(zeta.lambda()).isCloseTo(definitions.get("zeta_lambda").doubleValue(), within(1e-16));
        assertThat(zeta.omega() / zeta.noiseLevel())
                .isCloseTo(definitions.get("eta_omega").doubleValue(), within(1e-10));
        assertThat(FigureAssertions.differenceInDifferences(panel))
                .isCloseTo(figures.at("/did/estimate").doubleValue(), within(1e-8));

        Map<String, Double> placebos = FigureAssertions.placebos(panel, FigureAssertions::differenceInDifferences);
        JsonNode did = figures.at("/placebo_se_exact/did");
        FigureAssertions.assertNumbers(placebos, did.get("placebo_estimates"), 1e-8);
        assertThat(FigureAssertions.spread(placebos)).isCloseTo(did.get("se").doubleValue(), within(1e-8));
    }

    @Test
    void theOptimumIsBetterThanWhereSynthdidStops() {
        // Its Frank–Wolfe gives up after 10,000 steps, so that its weights cannot be met; but none may beat the
        // optimum.
        JsonNode figures = Figures.shared("prop99-synthdid.json");
        Panel panel = Figures.prop99();
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        double[] control = new Comparison(outcomes, null).fit().weights();
        double[] theirControl = FigureAssertions.inOrder(
                figures.at("/sc/omega"), Design.of(panel).donorNames());
        assertThat(loss(outcomes, control)).isLessThan(loss(outcomes, theirControl));

        Regularisation zeta = Regularisation.of(outcomes);
        double[] own = DidFit.of(outcomes, zeta).weights();
        double[] theirs = FigureAssertions.inOrder(
                figures.at("/sdid/omega"), Design.of(panel).donorNames());
        assertThat(penalisedLoss(outcomes, own, zeta)).isLessThan(penalisedLoss(outcomes, theirs, zeta));

        // How far they are apart is told in the notes on conventions: 0.106 and 0.0016.
        double sc = SyntheticControl.withDefaults().estimate(panel).estimate();
        double sdid =
                SyntheticDifferenceInDifferences.withDefaults().estimate(panel).estimate();
        assertThat(sc - figures.at("/sc/estimate").doubleValue()).isCloseTo(0.106, within(0.0005));
        assertThat(figures.at("/sdid/estimate").doubleValue() - sdid).isCloseTo(0.0016, within(0.00005));
    }

    private static double loss(Outcomes outcomes, double[] weights) {
        double[] gaps = outcomes.gaps(weights);
        double squares = 0;
        for (int t = 0; t < outcomes.preCount(); t++) {
            squares += gaps[t] * gaps[t];
        }
        return squares;
    }

    /** Of the gaps less their mean, which the intercept takes. */
    private static double penalisedLoss(Outcomes outcomes, double[] weights, Regularisation zeta) {
        double[] gaps = outcomes.gaps(weights);
        double mean = 0;
        for (int t = 0; t < outcomes.preCount(); t++) {
            mean += gaps[t] / outcomes.preCount();
        }
        double loss = loss(outcomes, weights) - outcomes.preCount() * mean * mean;
        for (double weight : weights) {
            loss += outcomes.preCount() * zeta.omega() * zeta.omega() * weight * weight;
        }
        return loss;
    }
}
