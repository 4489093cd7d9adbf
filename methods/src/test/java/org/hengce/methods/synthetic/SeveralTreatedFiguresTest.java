package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;

/** Four states as if treated from 1989 on, in synthdid and here; skipped where the shared folder is not there. */
class SeveralTreatedFiguresTest {
    static final Set<String> FOUR = Set.of("California", "Colorado", "Georgia", "Nevada");

    /**
     * Of B draws a standard error has a relative error of about 1/√(2B) for normal effects: 3.2 % of the 500 of the file,
     * 2.2 % of our 1,000, together 3.9 %. Three times that, as the draws of either side are what they are.
     */
    static final double MONTE_CARLO = 0.117;

    @Test
    void regularisationAndDifferenceInDifferencesAgree() {
        JsonNode figures = Figures.shared("prop99-synthdid-multi.json");
        Panel panel = ReferencePanels.prop99("1989", FOUR);
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        assertThat(Regularisation.of(outcomes).omega())
                .isCloseTo(figures.get("zeta_omega").doubleValue(), within(1e-10));
        assertThat(FigureAssertions.differenceInDifferences(panel))
                .isCloseTo(figures.at("/estimates/did").doubleValue(), within(1e-8));
    }

    @Test
    void theJackknifeAgreesAtEqualWeightsAndAtThoseOfSynthdid() {
        JsonNode figures = Figures.shared("prop99-synthdid-multi.json");
        Panel panel = ReferencePanels.prop99("1989", FOUR);
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        double tolerance = figures.at("/jackknife_se/tolerance").doubleValue();
        double[] equal = FigureAssertions.equal(outcomes.donorCount());
        assertThat(jackknife(panel, equal, FigureAssertions.equal(outcomes.preCount())))
                .isCloseTo(figures.at("/jackknife_se/did").doubleValue(), within(tolerance));

        double[] omega = FigureAssertions.inOrder(
                figures.get("sdid_omega"), Design.of(panel).donorNames());
        double[] lambda = FigureAssertions.inOrder(
                figures.get("sdid_lambda"), panel.periods().subList(0, outcomes.preCount()));
        assertThat(DidFit.of(outcomes, omega, lambda).estimate())
                .isCloseTo(figures.at("/estimates/sdid").doubleValue(), within(1e-9));
        assertThat(jackknife(panel, omega, lambda))
                .isCloseTo(figures.at("/jackknife_se/sdid").doubleValue(), within(tolerance));
    }

    static double jackknife(Panel panel, double[] omega, double[] lambda) {
        Design design = Design.of(panel);
        double[] effects = Jackknife.replicates(
                        Pattern.of(design),
                        Cells.of(panel, design, List.of()).outcomes(),
                        List.of(omega),
                        List.of(lambda))
                .stream()
                .mapToDouble(Replicate::estimate)
                .toArray();
        return NormalSpread.ofJackknife(0, effects).standardError();
    }

    @Test
    void theExactOptimumLiesWhereSynthdidStopsShortOfIt() {
        // No exact optimum of this block is on file. Frank–Wolfe stops 0.0016 short of it with California alone, which
        // is
        // 1 in 10,000; here the block's weights are less well determined, and 1 in 1,000 is asked for.
        JsonNode figures = Figures.shared("prop99-synthdid-multi.json");
        Panel panel = ReferencePanels.prop99("1989", FOUR);
        Effect sdid = SyntheticDifferenceInDifferences.withDefaults()
                .withInference(Inference.JACKKNIFE)
                .estimate(panel);
        assertThat(sdid.estimate()).isCloseTo(figures.at("/estimates/sdid").doubleValue(), within(0.0105));
        assertThat(sdid.standardError())
                .isCloseTo(figures.at("/jackknife_se/sdid").doubleValue(), within(0.0062));
        assertThat(sdid.treatedUnits()).containsExactlyInAnyOrderElementsOf(FOUR);
        assertThat(sdid.controlUnits()).hasSize(35);
        Effect control = SyntheticControl.withDefaults().withPlacebos(false).estimate(panel);
        // A synthetic control's weights are not unique to within what Frank–Wolfe leaves: 0.1 with California alone.
        assertThat(control.estimate()).isCloseTo(figures.at("/estimates/sc").doubleValue(), within(0.1));
    }

    @Test
    void placeboAndBootstrapErrorsAgreeWithinTheirMonteCarloError() {
        JsonNode figures = Figures.shared("prop99-synthdid-multi.json");
        Panel panel = ReferencePanels.prop99("1989", FOUR);
        SyntheticDifferenceInDifferences sdid =
                SyntheticDifferenceInDifferences.withDefaults().withDraws(1000).withThreads(2);
        double placebo = figures.at("/placebo_se/sdid").doubleValue();
        Effect byPlacebo = sdid.estimate(panel);
        assertThat(byPlacebo.inference()).isEqualTo(Inference.PLACEBO_NORMAL);
        assertThat(byPlacebo.standardError()).isCloseTo(placebo, within(MONTE_CARLO * placebo));
        double bootstrap = figures.at("/bootstrap_se/sdid").doubleValue();
        Effect byBootstrap = sdid.withInference(Inference.BOOTSTRAP).estimate(panel);
        assertThat(byBootstrap.inference()).isEqualTo(Inference.BOOTSTRAP);
        assertThat(byBootstrap.standardError()).isCloseTo(bootstrap, within(MONTE_CARLO * bootstrap));
    }
}
