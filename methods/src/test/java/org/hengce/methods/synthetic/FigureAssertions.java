package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.effect.UnitWeight;
import org.hengce.methods.linalg.SimplexLeastSquares;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Compares an effect with a file of figures, in every part that the file has. */
final class FigureAssertions {
    private FigureAssertions() {}

    /** Regularisation, estimate, weights, standard error and every placebo. */
    static void assertSyntheticDid(Panel panel, Effect effect, JsonNode figures) {
        Regularisation zeta = Regularisation.of(Outcomes.of(panel, Design.of(panel)));
        // 12 digits are given, and only sums and square roots lie between.
        assertThat(zeta.noiseLevel()).isCloseTo(figures.get("noise_level").doubleValue(), within(1e-10));
        assertThat(zeta.omega()).isCloseTo(figures.get("zeta_omega").doubleValue(), within(1e-10));
        assertThat(zeta.lambda()).isCloseTo(figures.get("zeta_lambda").doubleValue(), within(1e-16));
        double estimate = figures.at("/tolerance/estimate").doubleValue();
        double weights = figures.at("/tolerance/weights").doubleValue();
        double se = figures.at("/tolerance/se").doubleValue();
        assertThat(effect.estimate()).isCloseTo(figures.at("/sdid/estimate").doubleValue(), within(estimate));
        assertThat(effect.standardError())
                .isCloseTo(figures.at("/placebo_se_exact/sdid").doubleValue(), within(se));
        assertWeights(unitWeights(effect), figures.at("/sdid/omega"), weights);
        assertWeights(
                effect.timeWeights().stream().collect(Collectors.toMap(PeriodWeight::period, PeriodWeight::weight)),
                figures.at("/sdid/lambda"),
                weights);
        assertNumbers(
                effect.placebos().stream().collect(Collectors.toMap(Placebo::unit, Placebo::effect)),
                figures.at("/placebo_se_exact/sdid_estimates"),
                estimate);
    }

    /** What equal weights of donors and of periods give. */
    static double differenceInDifferences(Panel panel) {
        return differenceInDifferences(Outcomes.of(panel, Design.of(panel)));
    }

    static double differenceInDifferences(Outcomes outcomes) {
        return DidFit.of(outcomes, equal(outcomes.donorCount()), equal(outcomes.preCount()))
                .estimate();
    }

    /** Numbers by name, in the order of the names. */
    static double[] inOrder(JsonNode figures, List<String> names) {
        return names.stream()
                .mapToDouble(name -> figures.get(name).doubleValue())
                .toArray();
    }

    static double[] equal(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1.0 / count);
        return weights;
    }

    /** With the ridge of 10⁻⁶ noise levels that R's synthdid gives its synthetic control. */
    static void assertSyntheticControlWithTinyRidge(Panel panel, JsonNode figures) {
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        assertTinyRidge(panel, outcomes, Regularisation.of(outcomes).lambda(), figures);
        double tolerance = figures.at("/tolerance/estimate").doubleValue();
        Map<String, Double> placebos = tinyRidgePlacebos(panel);
        assertNumbers(placebos, figures.at("/placebo_se_exact/sc_estimates"), tolerance);
        assertThat(spread(placebos))
                .isCloseTo(figures.at("/placebo_se_exact/sc").doubleValue(), within(tolerance));
    }

    /** Each donor as if treated, with the ridge of the treated unit's own fit. */
    static Map<String, Double> tinyRidgePlacebos(Panel panel) {
        double zeta = Regularisation.of(Outcomes.of(panel, Design.of(panel))).lambda();
        return placebos(
                panel, placebo -> Gaps.of(placebo, tinyRidge(placebo, zeta)).estimate());
    }

    /** What an estimate would be for each donor, the treated unit left out. */
    static Map<String, Double> placebos(Panel panel, ToDoubleFunction<Outcomes> estimate) {
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        List<String> donors = Design.of(panel).donorNames();
        Map<String, Double> placebos = new TreeMap<>();
        for (int j = 0; j < donors.size(); j++) {
            placebos.put(donors.get(j), estimate.applyAsDouble(outcomes.placebo(j)));
        }
        return placebos;
    }

    /** The standard error that placebos give. */
    static double spread(Map<String, Double> placebos) {
        double[] effects =
                placebos.values().stream().mapToDouble(Double::doubleValue).toArray();
        return NormalSpread.ofDraws(0, effects).standardError();
    }

    private static void assertTinyRidge(Panel panel, Outcomes outcomes, double zeta, JsonNode figures) {
        double[] weights = tinyRidge(outcomes, zeta);
        List<String> donors = Design.of(panel).donorNames();
        assertWeights(
                IntStream.range(0, weights.length).boxed().collect(Collectors.toMap(donors::get, j -> weights[j])),
                figures.at("/sc_tiny_ridge/omega"),
                figures.at("/tolerance/weights").doubleValue());
        assertThat(Gaps.of(outcomes, weights).estimate())
                .isCloseTo(
                        figures.at("/sc_tiny_ridge/estimate").doubleValue(),
                        within(figures.at("/tolerance/estimate").doubleValue()));
    }

    static double[] tinyRidge(Outcomes outcomes, double zeta) {
        return SimplexLeastSquares.solve(
                outcomes.donorsPre(), outcomes.treatedPre(), outcomes.preCount() * zeta * zeta);
    }

    /** All that the file has of it: also each donor left out, and placebos in both conventions. */
    static void assertSyntheticControlAndItsPlacebos(Panel panel, JsonNode figures) {
        SyntheticControl control = SyntheticControl.withDefaults().withLeaveOneOut(true);
        Effect effect = control.estimate(panel);
        assertSyntheticControl(effect, figures);
        figures.get("donors").forEach(donor -> assertThat(effect.controlUnits()).contains(donor.textValue()));
        assertThat(effect.controlUnits()).hasSize(figures.get("donors").size());
        JsonNode excluded = figures.get("placebo_treated_excluded");
        assertThat(rankAndRatios(panel, effect, control, excluded, false, figures.get("tolerance")))
                .isEqualTo(excluded.get("rank_of_treated").intValue());
        JsonNode inPool = figures.get("placebo_treated_in_donor_pool");
        int rank = rankAndRatios(panel, effect, control, inPool, true, figures.get("tolerance"));
        assertThat(rank).isEqualTo(inPool.get("rank_of_treated").intValue());
        assertThat((double) rank / inPool.get("n_units").intValue())
                .isCloseTo(inPool.get("p_value").doubleValue(), within(1e-12));
        assertLeaveOneOut(panel, effect, control, figures);
    }

    /** Every donor as if treated, the treated unit among its donors or not; the rank of the treated unit among them. */
    private static int rankAndRatios(
            Panel panel,
            Effect effect,
            SyntheticControl control,
            JsonNode figures,
            boolean treatedInPool,
            JsonNode tolerance) {
        int rank = 1;
        for (String donor : effect.controlUnits()) {
            Effect placebo = placebo(panel, control, donor, treatedInPool);
            Rmspe rmspe = Objects.requireNonNull(placebo.rmspe());
            double gap = tolerance.get("gap").doubleValue();
            assertThat(placebo.estimate())
                    .as(donor)
                    .isCloseTo(figures.get("mean_post_gap").get(donor).doubleValue(), within(gap));
            assertThat(rmspe.pre())
                    .as(donor)
                    .isCloseTo(figures.get("pre_rmspe").get(donor).doubleValue(), within(gap));
            assertThat(rmspe.ratio())
                    .as(donor)
                    .isCloseTo(
                            figures.get("ratio").get(donor).doubleValue(),
                            within(tolerance.get("ratio").doubleValue()));
            rank += rmspe.ratio() >= Objects.requireNonNull(effect.rmspe()).ratio() ? 1 : 0;
        }
        return rank;
    }

    /** A donor as if treated, the treated unit among its donors or not. */
    static Effect placebo(Panel panel, SyntheticControl control, String donor, boolean treatedInPool) {
        Design design = Design.of(panel);
        String start = panel.period(design.cohorts().get(0).start());
        String treated = IntStream.range(0, panel.unitCount())
                .filter(u -> !panel.neverTreated(u))
                .mapToObj(panel::unit)
                .findFirst()
                .orElseThrow();
        Panel asIfTreated = treatedInstead(panel, start, donor, treatedInPool ? "" : treated);
        return control.withPlacebos(false).withLeaveOneOut(false).estimate(asIfTreated);
    }

    private static Panel treatedInstead(Panel panel, String start, String treated, String leftOut) {
        PanelBuilder builder = Panel.builder(panel.periods());
        for (int u = 0; u < panel.unitCount(); u++) {
            for (int t = 0; t < panel.periodCount() && !panel.unit(u).equals(leftOut); t++) {
                builder.observe(panel.unit(u), panel.period(t), panel.outcome(u, t));
            }
        }
        return builder.treatedFrom(treated, start).build();
    }

    private static void assertLeaveOneOut(Panel panel, Effect effect, SyntheticControl control, JsonNode figures) {
        SyntheticDetail detail = (SyntheticDetail) Objects.requireNonNull(effect.detail());
        double gap = figures.at("/tolerance/gap").doubleValue();
        Map<String, Double> estimates = detail.leaveOneOut().stream()
                .collect(Collectors.toMap(SyntheticDetail.LeaveOneOut::donor, SyntheticDetail.LeaveOneOut::estimate));
        assertThat(estimates).hasSize(figures.get("leave_one_out").size());
        for (JsonNode figure : figures.get("leave_one_out")) {
            String dropped = figure.get("dropped").textValue();
            assertThat(estimates.get(dropped))
                    .as(dropped)
                    .isCloseTo(figure.get("mean_post_gap").doubleValue(), within(gap));
            Effect without = without(panel, control, dropped);
            assertThat(Objects.requireNonNull(without.rmspe()).pre())
                    .isCloseTo(figure.get("pre_rmspe").doubleValue(), within(gap));
            assertWeights(
                    unitWeights(without),
                    figure.get("weights"),
                    figures.at("/tolerance/weights").doubleValue());
        }
    }

    static Effect without(Panel panel, SyntheticControl control, String dropped) {
        return control.withPlacebos(false)
                .estimate(panel.select(u -> !panel.unit(u).equals(dropped), 0, panel.periodCount()));
    }

    static void assertSyntheticControl(Effect effect, JsonNode figures) {
        double ratio = figures.at("/tolerance/ratio").doubleValue();
        double gap = figures.at("/tolerance/gap").doubleValue();
        assertWeightsGapsAndFit(effect, figures);
        JsonNode placebos = figures.get("placebo_treated_excluded");
        Rmspe rmspe = Objects.requireNonNull(effect.rmspe());
        assertThat(rmspe.rank()).isEqualTo(placebos.get("rank_of_treated").intValue());
        assertThat(rmspe.pValue()).isCloseTo(placebos.get("p_value").doubleValue(), within(1e-12));
        assertNumbers(
                effect.placebos().stream().collect(Collectors.toMap(Placebo::unit, Placebo::effect)),
                placebos.get("mean_post_gap"),
                gap);
        assertNumbers(
                effect.placebos().stream().collect(Collectors.toMap(Placebo::unit, Placebo::ratio)),
                placebos.get("ratio"),
                ratio);
    }

    static void assertWeightsGapsAndFit(Effect effect, JsonNode figures) {
        double gap = figures.at("/tolerance/gap").doubleValue();
        double ratio = figures.at("/tolerance/ratio").doubleValue();
        assertThat(effect.estimate()).isCloseTo(figures.get("mean_post_gap").doubleValue(), within(gap));
        assertWeights(
                unitWeights(effect),
                figures.get("weights"),
                figures.at("/tolerance/weights").doubleValue());
        assertNumbers(
                effect.path().stream().collect(Collectors.toMap(PathPoint::period, PathPoint::effect)),
                figures.get("gap"),
                gap);
        Rmspe rmspe = Objects.requireNonNull(effect.rmspe());
        assertThat(rmspe.pre()).isCloseTo(figures.get("pre_rmspe").doubleValue(), within(gap));
        assertThat(rmspe.post()).isCloseTo(figures.get("post_rmspe").doubleValue(), within(gap));
        assertThat(rmspe.ratio()).isCloseTo(figures.get("rmspe_ratio").doubleValue(), within(ratio));
    }

    static Map<String, Double> unitWeights(Effect effect) {
        return effect.weights().stream().collect(Collectors.toMap(UnitWeight::unit, UnitWeight::weight));
    }

    /** Weights not listed are 0 on either side: the files list zeros or not, effects never do. */
    static void assertWeights(Map<String, Double> found, JsonNode figures, double tolerance) {
        Map<String, Double> expected = Figures.numbers(figures);
        found.forEach((name, weight) ->
                assertThat(weight).as(name).isCloseTo(expected.getOrDefault(name, 0.0), within(tolerance)));
        expected.forEach((name, weight) ->
                assertThat(found.getOrDefault(name, 0.0)).as(name).isCloseTo(weight, within(tolerance)));
    }

    static void assertNumbers(Map<String, Double> found, JsonNode figures, double tolerance) {
        Map<String, Double> expected = Figures.numbers(figures);
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach((name, value) -> assertThat(found.get(name)).as(name).isCloseTo(value, within(tolerance)));
    }
}
