package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.effect.UnitWeight;

/** Compares an effect with a file of figures, in every part that the file has. */
final class FigureAssertions {
    private FigureAssertions() {}

    static void assertSyntheticDid(Effect effect, JsonNode figures) {
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

    static void assertSyntheticControl(Effect effect, JsonNode figures) {
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
        JsonNode placebos = figures.get("placebo_treated_excluded");
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

    private static Map<String, Double> unitWeights(Effect effect) {
        return effect.weights().stream().collect(Collectors.toMap(UnitWeight::unit, UnitWeight::weight));
    }

    /** Weights not listed are 0 on either side: the files list zeros or not, effects never do. */
    private static void assertWeights(Map<String, Double> found, JsonNode figures, double tolerance) {
        Map<String, Double> expected = Figures.numbers(figures);
        found.forEach((name, weight) ->
                assertThat(weight).as(name).isCloseTo(expected.getOrDefault(name, 0.0), within(tolerance)));
        expected.forEach((name, weight) ->
                assertThat(found.getOrDefault(name, 0.0)).as(name).isCloseTo(weight, within(tolerance)));
    }

    private static void assertNumbers(Map<String, Double> found, JsonNode figures, double tolerance) {
        Map<String, Double> expected = Figures.numbers(figures);
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach((name, value) -> assertThat(found.get(name)).as(name).isCloseTo(value, within(tolerance)));
    }
}
