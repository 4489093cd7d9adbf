package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;

/** Regressions against figures of fixest and sandwich. */
class RegressionFiguresTest {
    private static final DifferenceInDifferences DID =
            DifferenceInDifferences.withDefaults().withInference(InferenceRule.CLUSTER_T);
    private static final String FILE = "twfe-event-study.json";

    @Test
    void agreesWithFixestAndSandwichOnProposition99() {
        assertTwoWay(Figures.prop99(), Figures.shared(FILE).get("prop99"));
    }

    @Test
    void agreesWithFixestAndSandwichOnMinimumWages() {
        assertTwoWay(Panels.mpdta(), Figures.shared(FILE).get("mpdta"));
    }

    @Test
    void agreesWithFixestAndSandwichOnMedicaid() {
        assertTwoWay(Panels.medicaid(state -> true), Figures.shared(FILE).get("medicaid_twfe"));
    }

    @Test
    void agreesWithFixestAndSandwichOnMathematicsReforms() {
        assertTwoWay(
                Panels.mathReform(), Figures.shared("bacon-math-reform.json").get("twfe"));
    }

    @Test
    void agreesWithFixestOnTheEventStudyOfProposition99() {
        JsonNode figures = Figures.shared(FILE).get("prop99_event_study");
        assertEventStudy(study(DID.withEventStudy(), Figures.prop99()), figures);
    }

    @Test
    void agreesWithFixestOnTheEventStudyOfMinimumWages() {
        JsonNode figures = Figures.shared(FILE).get("mpdta_event_study_twfe");
        EventStudy study = study(DID.withEventStudy(), Panels.mpdta());
        assertEventStudy(study, figures);
        assertCovariance(study, figures.get("vcov"));
    }

    @Test
    void agreesWithFixestOnTheEventStudyAndLeadsTestOfMedicaid() {
        JsonNode figures = Figures.shared(FILE).get("medicaid_event_study");
        Effect effect = DID.withEventStudy().estimate(Panels.medicaid(state -> true));
        RegressionDetail detail = detail(effect);
        EventStudy study = Objects.requireNonNull(detail.eventStudy());
        assertThat(detail.observations()).isEqualTo(figures.get("n").longValue());
        assertEventStudy(study, figures);
        assertCovariance(study, figures.get("vcov"));

        JsonNode test = Figures.shared(FILE).get("medicaid_pretrend");
        TestStatistic chi = LeadsTest.chiSquared(study, Integer.MAX_VALUE).orElseThrow();
        TestStatistic f =
                LeadsTest.f(study, Integer.MAX_VALUE, detail.degreesOfFreedom()).orElseThrow();
        assertThat(chi.degreesOfFreedom()).isEqualTo(test.get("df1").intValue());
        assertThat(detail.degreesOfFreedom()).isEqualTo(test.get("df2").doubleValue());
        assertClose(chi.statistic(), test.get("chi2_W"), "W");
        assertClose(chi.pValue(), test.get("chi2_p"), "p of W");
        assertClose(f.statistic(), test.get("fixest_wald_F"), "F");
        assertClose(f.pValue(), test.get("p"), "p of F");
    }

    @Test
    void agreesWithFixestOnSunAndAbraham() {
        JsonNode figures = Figures.shared(FILE).get("mpdta_sun_abraham");
        Effect effect = DID.withSunAbraham().estimate(Panels.mpdta());
        assertEventStudy(Objects.requireNonNull(detail(effect).eventStudy()), figures);
        assertClose(effect.estimate(), figures.get("att"), "att");
        assertClose(effect.standardError(), figures.get("att_se"), "error of att");
        List<Coefficient> cohorts = detail(effect).coefficients();
        assertThat(cohorts).hasSize(figures.get("cohort_names").size());
        for (int i = 0; i < cohorts.size(); i++) {
            String name = figures.get("cohort_names").get(i).textValue();
            assertClose(
                    cohortCoefficient(cohorts, name), figures.get("cohort_coef").get(i), name);
        }
    }

    /** By the name that R gives it, such as "year::-4:cohort::2007". */
    static double cohortCoefficient(List<Coefficient> cohorts, String theirs) {
        String[] parts = theirs.split(":+", -1);
        String name = "cohort %s, event time %s".formatted(parts[3], parts[1]);
        return cohorts.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .estimate();
    }

    private static void assertTwoWay(Panel panel, JsonNode figures) {
        Effect effect = DID.estimate(panel);
        RegressionDetail detail = detail(effect);
        JsonNode fixest = figures.get("fixest");
        JsonNode sandwich = figures.get("sandwich");
        assertClose(effect.estimate(), figures.get("coef"), "coefficient");
        assertThat(detail.observations()).isEqualTo(figures.get("n").longValue());
        assertThat(detail.clusters()).containsExactly(figures.get("clusters").intValue());
        assertThat(detail.degreesOfFreedom()).isEqualTo(fixest.get("t_df").doubleValue());
        assertClose(effect.standardError(), fixest.get("se_cluster_default_ssc"), "error");
        assertClose(effect.estimate() / effect.standardError(), fixest.get("t"), "t");
        assertClose(effect.pValue(), fixest.get("p"), "p");
        Interval interval = Objects.requireNonNull(effect.interval());
        assertClose(interval.low(), fixest.get("confint95").get(0), "lower end");
        assertClose(interval.high(), fixest.get("confint95").get(1), "upper end");
        assertThat(effect.inference()).isEqualTo(Inference.CLUSTER_T);

        double none = DID.withCorrection(Correction.NONE).estimate(panel).standardError();
        assertClose(none, fixest.get("se_cluster_no_adjustment"), "error without correction");
        assertClose(none, sandwich.get("se_HC0_nocadjust"), "HC0");
        double clusters = detail.clusters().get(0);
        double onlyClusters = none * Math.sqrt(clusters / (clusters - 1));
        assertClose(onlyClusters, fixest.get("se_cluster_Gadj_only"), "error with G/(G − 1)");
        assertClose(onlyClusters, sandwich.get("se_HC0_cadjust"), "HC0 with G/(G − 1)");
        double hc1 = DID.withCorrection(Correction.HC1).estimate(panel).standardError();
        assertClose(hc1, fixest.get("se_cluster_K_full"), "error with all fixed effects counted");
        assertClose(hc1, sandwich.get("se_HC1"), "HC1");
    }

    private static void assertEventStudy(EventStudy study, JsonNode figures) {
        List<EventStudyPoint> points =
                study.points().stream().filter(point -> !point.reference()).toList();
        assertThat(points).hasSize(figures.get("coef").size());
        assertThat(study.binned()).isFalse();
        for (int i = 0; i < points.size(); i++) {
            String name = figures.get("names").get(i).textValue();
            assertClose(points.get(i).estimate(), figures.get("coef").get(i), name);
            assertClose(points.get(i).standardError(), figures.get("se").get(i), "error of " + name);
        }
    }

    private static void assertCovariance(EventStudy study, JsonNode rows) {
        assertThat(study.covariance().size()).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                assertClose(study.covariance().at(i, j), rows.get(i).get(j), "covariance %d, %d".formatted(i, j));
            }
        }
    }

    private static EventStudy study(DifferenceInDifferences did, Panel panel) {
        return Objects.requireNonNull(detail(did.estimate(panel)).eventStudy());
    }

    private static RegressionDetail detail(Effect effect) {
        return (RegressionDetail) Objects.requireNonNull(effect.detail());
    }

    /** The file's tolerance, relative for figures larger than 1. */
    private static void assertClose(double found, JsonNode figure, String what) {
        double tolerance = Figures.shared(FILE).get("tolerance").doubleValue();
        double expected = figure.doubleValue();
        assertThat(found).as(what).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }
}
