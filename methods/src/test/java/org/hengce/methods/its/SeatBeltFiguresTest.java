package org.hengce.methods.its;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.InterruptionDetail.PeriodEffect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against R's lm, sandwich and lmtest, and t.test; the tolerances are the files'. */
class SeatBeltFiguresTest {
    private static final InterruptedTimeSeries DEFAULTS = InterruptedTimeSeries.withDefaults();

    /** A model of the file, and the same in our configuration. */
    record Case(String path, InterruptedTimeSeries configured, boolean otherOrigin) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Case> models() {
        return Stream.of(true, false).flatMap(season -> {
            String folder = season ? "/models/" : "/without_harmonics/";
            InterruptedTimeSeries model = DEFAULTS.withHarmonics(season ? 2 : 0);
            return Stream.of(
                    new Case(folder + "level_and_slope", model, false),
                    new Case(folder + "level_and_slope_alternative_origin", model, true),
                    new Case(folder + "level_only", model.withSlope(false), false));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void coefficientsAgreeInEveryModel(Case model) {
        JsonNode file = Figures.shared("seatbelts-its.json");
        JsonNode figures = file.at(model.path);
        double tolerance = file.get("tolerance").doubleValue();
        InterruptionDetail detail = detail(model.configured.estimate(SeatBelts.shared()));
        assertNumbers(coefficients(model, detail), figures.get("coef"), tolerance);
        assertThat(detail.degreesOfFreedom()).isEqualTo(figures.get("df").intValue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void errorsAgreeAtEveryLagWithAndWithoutAdjustment(Case model) {
        JsonNode file = Figures.shared("seatbelts-its.json");
        JsonNode figures = file.at(model.path);
        double tolerance = file.get("tolerance").doubleValue();
        figures.get("newey_west").forEach(newey -> {
            int lag = newey.get("lag").intValue();
            for (boolean adjust : new boolean[] {false, true}) {
                NeweyWest covariance = covariance(model, lag, adjust);
                double[] errors = errors(model, covariance);
                assertNumbers(errors, newey.get(adjust ? "se_adjust_true" : "se_adjust_false"), tolerance);
                if (!model.otherOrigin) {
                    InterruptionDetail detail = detail(
                            model.configured.withLag(lag).withAdjust(adjust).estimate(SeatBelts.shared()));
                    assertThat(detail.coefficients().stream().mapToDouble(Coefficient::standardError))
                            .containsExactly(Arrays.stream(errors).boxed().toArray(Double[]::new));
                    assertThat(detail.lag()).isEqualTo(lag);
                }
            }
            JsonNode matrix = newey.get("vcov_adjust_true");
            NeweyWest covariance = covariance(model, lag, true);
            for (int i = 0; i < matrix.size(); i++) {
                for (int j = 0; j < matrix.size() && !model.otherOrigin; j++) {
                    assertThat(covariance.at(i, j))
                            .isCloseTo(matrix.get(i).get(j).doubleValue(), within(tolerance));
                }
            }
        });
        assertNumbers(errors(model, covariance(model, 0, false)), figures.get("se_HC0"), tolerance);
        assertNumbers(errors(model, covariance(model, 0, true)), figures.get("se_HC1"), tolerance);
    }

    @ParameterizedTest
    @MethodSource("models")
    void meanEffectPathAndTestsOfTheResidualsAgree(Case model) {
        JsonNode file = Figures.shared("seatbelts-its.json");
        JsonNode figures = file.at(model.path);
        double tolerance = file.get("tolerance").doubleValue();
        Effect effect = model.configured.estimate(SeatBelts.shared());
        InterruptionDetail detail = detail(effect);
        assertThat(detail.lag()).isEqualTo(figures.get("mean_post_effect_lag").intValue());
        assertThat(effect.estimate()).isCloseTo(figures.get("mean_post_effect").doubleValue(), within(tolerance));
        assertThat(effect.standardError())
                .isCloseTo(figures.get("mean_post_effect_se_nw").doubleValue(), within(tolerance));
        assertNumbers(
                detail.effects().stream().mapToDouble(PeriodEffect::estimate).toArray(),
                figures.get("effect_path_post"),
                tolerance);
        assertNumbers(
                effect.path().stream()
                        .skip(file.get("n_pre").intValue())
                        .mapToDouble(PathPoint::counterfactual)
                        .toArray(),
                figures.get("counterfactual_post"),
                tolerance);
        assertThat(detail.durbinWatson()).isCloseTo(figures.get("durbin_watson").doubleValue(), within(tolerance));
        JsonNode godfrey = figures.get("breusch_godfrey");
        assertThat(detail.breuschGodfrey().degreesOfFreedom())
                .isEqualTo(godfrey.get("order").intValue());
        assertThat(detail.breuschGodfrey().statistic())
                .isCloseTo(godfrey.get("chisq").doubleValue(), within(tolerance));
        assertThat(detail.breuschGodfrey().pValue())
                .isCloseTo(
                        godfrey.get("p").doubleValue(),
                        within(tolerance * godfrey.get("p").doubleValue()));
        JsonNode ljung = figures.get("ljung_box");
        assertThat(detail.ljungBox().degreesOfFreedom())
                .isEqualTo(ljung.get("lag").intValue());
        assertThat(detail.ljungBox().statistic()).isCloseTo(ljung.get("stat").doubleValue(), within(tolerance));
        assertThat(detail.ljungBox().pValue()).isCloseTo(ljung.get("p").doubleValue(), within(tolerance));
    }

    @Test
    void welchAgreesInEveryPart() {
        JsonNode figures = Figures.shared("seatbelts-before-after.json");
        double tolerance = figures.get("tolerance").doubleValue();
        Effect effect = BeforeAfter.withDefaults().withPlainWelch(true).estimate(SeatBelts.shared());
        Interval interval = Objects.requireNonNull(effect.interval());
        BeforeAfterDetail detail = (BeforeAfterDetail) Objects.requireNonNull(effect.detail());
        assertThat(effect.estimate()).isCloseTo(figures.get("estimate").doubleValue(), within(tolerance));
        assertThat(effect.standardError()).isCloseTo(figures.get("se").doubleValue(), within(tolerance));
        assertThat(detail.degreesOfFreedom()).isCloseTo(figures.get("df").doubleValue(), within(tolerance));
        assertThat(effect.estimate() / effect.standardError())
                .isCloseTo(figures.get("t").doubleValue(), within(tolerance));
        // Relative, since p is smaller than the tolerance.
        assertThat(effect.pValue() / figures.get("p").doubleValue()).isCloseTo(1, within(tolerance));
        assertThat(interval.low()).isCloseTo(figures.get("conf95").get(0).doubleValue(), within(tolerance));
        assertThat(interval.high()).isCloseTo(figures.get("conf95").get(1).doubleValue(), within(tolerance));
    }

    @Test
    void theSampleGivesTheFiguresOfTheSpecification() {
        Effect effect = DEFAULTS.estimate(SeatBelts.ofSample());
        InterruptionDetail detail = detail(effect);
        assertThat(detail.harmonics()).isEqualTo(2);
        assertThat(detail.lag()).isEqualTo(12);
        assertThat(effect.inference()).isEqualTo(Inference.HAC_T);
        // −14.9 % and −21.4 %, with one decimal in the specification.
        assertThat(100 * Math.expm1(effect.estimate())).isCloseTo(-14.9, within(0.05));
        assertThat(100 * Math.expm1(detail.interruptions().get(0).level().estimate()))
                .isCloseTo(-21.4, within(0.05));
        // In log points, 12 digits of R.
        assertThat(effect.estimate()).isCloseTo(-0.16111718771, within(1e-11));
        assertThat(effect.standardError()).isCloseTo(0.0216367095112, within(1e-12));
        assertThat(detail.interruptions().get(0).period()).isEqualTo(SeatBelts.LAW);
    }

    @Test
    void beforeAndAfterOnTheSampleIsLessSureWhereMonthsFollowEachOther() {
        Effect plain = BeforeAfter.withDefaults().withPlainWelch(true).estimate(SeatBelts.ofSample());
        Effect effect = BeforeAfter.withDefaults().estimate(SeatBelts.ofSample());
        BeforeAfterDetail detail = (BeforeAfterDetail) Objects.requireNonNull(effect.detail());
        assertThat(plain.standardError()).isCloseTo(0.0324918284268, within(1e-12));
        assertThat(effect.estimate()).isEqualTo(plain.estimate());
        assertThat(detail.autocorrelation()).isBetween(0.5, 0.7);
        double factor = (1 + detail.autocorrelation()) / (1 - detail.autocorrelation());
        assertThat(effect.standardError() / plain.standardError()).isCloseTo(Math.sqrt(factor), within(1e-12));
    }

    static double[] coefficients(Case model, InterruptionDetail detail) {
        double[] coefficients = detail.coefficients().stream()
                .mapToDouble(Coefficient::estimate)
                .toArray();
        if (model.otherOrigin) { // the slope counts from 1, so that the level is that of the period before
            coefficients[2] -= coefficients[3];
        }
        return coefficients;
    }

    static NeweyWest covariance(Case model, int lag, boolean adjust) {
        Panel panel = SeatBelts.shared();
        TreatedSeries series = TreatedSeries.of(panel, UnitAggregate.MEAN);
        SegmentedModel regressors = new SegmentedModel(
                panel,
                new int[] {series.start()},
                model.configured.slope(),
                model.configured.harmonics().orElseThrow(),
                12);
        return SegmentedFit.of(series, regressors, lag, adjust).covariance();
    }

    static double[] errors(Case model, NeweyWest covariance) {
        int k = (model.configured.slope() ? 4 : 3)
                + 2 * model.configured.harmonics().orElseThrow();
        double[] errors = new double[k];
        for (int j = 0; j < k; j++) {
            double[] weights = new double[k];
            weights[j] = 1;
            if (model.otherOrigin && j == 2) {
                weights[3] = -1;
            }
            errors[j] = covariance.standardError(weights);
        }
        return errors;
    }

    static InterruptionDetail detail(Effect effect) {
        return (InterruptionDetail) Objects.requireNonNull(effect.detail());
    }

    private static void assertNumbers(double[] found, JsonNode figures, double tolerance) {
        assertThat(found).hasSize(figures.size());
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("number %d", i).isCloseTo(figures.get(i).doubleValue(), within(tolerance));
        }
    }
}
