package org.hengce.methods.did;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** The regressions' rows of the page of figures. */
public final class RegressionFigures {
    static final DifferenceInDifferences DID =
            DifferenceInDifferences.withDefaults().withInference(InferenceRule.CLUSTER_T);

    private RegressionFigures() {}

    /** Two-way regressions, event studies, Sun and Abraham's averages, the wild bootstrap. */
    public static void ofReference(FigureRows all) {
        JsonNode file = Figures.shared("twfe-event-study.json");
        FigureRows rows = all.by(file, "fixest").within(file.get("tolerance").doubleValue());
        Panel mpdta = Panels.mpdta();
        Panel medicaid = Panels.medicaid(state -> true);
        twoWay(rows.on("california-prop99.csv"), file, Figures.prop99(), file.get("prop99"));
        twoWay(rows.on("mpdta.csv"), file, mpdta, file.get("mpdta"));
        twoWay(rows.on("medicaid-ehec.csv"), file, medicaid, file.get("medicaid_twfe"));
        JsonNode reforms = Figures.shared("bacon-math-reform.json").get("twfe");
        twoWay(rows.on("math-reform.csv"), file, Panels.mathReform(), reforms);
        study(
                rows.on("california-prop99.csv"),
                DID.withEventStudy().estimate(Figures.prop99()),
                file.get("prop99_event_study"));
        study(rows.on("mpdta.csv"), DID.withEventStudy().estimate(mpdta), file.get("mpdta_event_study_twfe"));
        Effect effect = DID.withEventStudy().estimate(medicaid);
        study(rows.on("medicaid-ehec.csv"), effect, file.get("medicaid_event_study"));
        leads(rows.on("medicaid-ehec.csv").with("event study"), effect, file.get("medicaid_pretrend"));
        sunAbraham(
                rows.on("mpdta.csv").with("Sun–Abraham"),
                DID.withSunAbraham().estimate(mpdta),
                file.get("mpdta_sun_abraham"));
        wild(all, Figures.shared("wild-cluster-bootstrap.json"));
    }

    private static void twoWay(FigureRows all, JsonNode file, Panel panel, JsonNode figures) {
        Effect effect = DID.estimate(panel);
        JsonNode fixest = figures.get("fixest");
        JsonNode sandwich = figures.get("sandwich");
        Interval interval = Objects.requireNonNull(effect.interval());
        FigureRows rows = all.with("two-way");
        FigureRows sandwiched = rows.by(file, "sandwich");
        rows.figure("coefficient", effect.estimate(), figures.get("coef"));
        rows.figure("clustered error", effect.standardError(), fixest.get("se_cluster_default_ssc"));
        rows.figure("t", effect.estimate() / effect.standardError(), fixest.get("t"));
        rows.withinShare(1e-8).figure("p", effect.pValue(), fixest.get("p"));
        rows.list("ends of the 95 % interval", new double[] {interval.low(), interval.high()}, fixest.get("confint95"));
        double none = DID.withCorrection(Correction.NONE).estimate(panel).standardError();
        rows.withheld("errors without clusters", 2, "errors are always clustered, as rows of a unit go together");
        rows.figure("error without correction", none, fixest.get("se_cluster_no_adjustment"));
        sandwiched.figure("error HC0", none, sandwich.get("se_HC0_nocadjust"));
        double clusters = detail(effect).clusters().get(0);
        double onlyClusters = none * Math.sqrt(clusters / (clusters - 1));
        rows.figure("error with G/(G − 1)", onlyClusters, fixest.get("se_cluster_Gadj_only"));
        sandwiched.figure("error HC0 with G/(G − 1)", onlyClusters, sandwich.get("se_HC0_cadjust"));
        double hc1 = DID.withCorrection(Correction.HC1).estimate(panel).standardError();
        rows.figure("error with all effects counted", hc1, fixest.get("se_cluster_K_full"));
        sandwiched.figure("error HC1", hc1, sandwich.get("se_HC1"));
    }

    private static void study(FigureRows all, Effect effect, JsonNode figures) {
        FigureRows rows = all.with("event study");
        EventStudy study = Objects.requireNonNull(detail(effect).eventStudy());
        points(rows, study, figures);
        if (figures.has("vcov")) {
            rows.list("covariance", covariance(study), figures.get("vcov"));
        }
    }

    static void points(FigureRows rows, EventStudy study, JsonNode figures) {
        rows.list("coefficients", numbers(study, EventStudyPoint::estimate), figures.get("coef"));
        rows.list("errors", numbers(study, EventStudyPoint::standardError), figures.get("se"));
    }

    static double[] covariance(EventStudy study) {
        int size = study.covariance().size();
        double[] all = new double[size * size];
        for (int i = 0; i < all.length; i++) {
            all[i] = study.covariance().at(i / size, i % size);
        }
        return all;
    }

    static double[] numbers(EventStudy study, ToDoubleFunction<EventStudyPoint> number) {
        return study.points().stream()
                .filter(point -> !point.reference())
                .mapToDouble(number)
                .toArray();
    }

    private static void leads(FigureRows rows, Effect effect, JsonNode test) {
        EventStudy study = Objects.requireNonNull(detail(effect).eventStudy());
        TestStatistic chi = LeadsTest.chiSquared(study, Integer.MAX_VALUE).orElseThrow();
        TestStatistic f = LeadsTest.f(study, Integer.MAX_VALUE, detail(effect).degreesOfFreedom())
                .orElseThrow();
        rows.figure("W of the leads", chi.statistic(), test.get("chi2_W"));
        rows.figure("p of W", chi.pValue(), test.get("chi2_p"));
        rows.figure("F of the leads", f.statistic(), test.get("fixest_wald_F"));
        rows.figure("p of F", f.pValue(), test.get("p"));
    }

    private static void sunAbraham(FigureRows rows, Effect effect, JsonNode figures) {
        rows.figure("att", effect.estimate(), figures.get("att"));
        rows.figure("error of att", effect.standardError(), figures.get("att_se"));
        points(rows, Objects.requireNonNull(detail(effect).eventStudy()), figures);
        List<Coefficient> ours = detail(effect).coefficients();
        rows.list(
                "coefficients by cohort",
                StreamSupport.stream(figures.get("cohort_names").spliterator(), false)
                        .mapToDouble(name -> RegressionFiguresTest.cohortCoefficient(ours, name.textValue()))
                        .toArray(),
                figures.get("cohort_coef"));
    }

    private static void wild(FigureRows all, JsonNode file) {
        TreeSet<String> states = new TreeSet<>();
        file.get("subset").forEach(state -> states.add(state.textValue()));
        Panel panel = Panels.medicaid(states::contains);
        DifferenceInDifferences did = DifferenceInDifferences.withDefaults();
        Effect effect = did.estimate(panel);
        Regression regression = Objects.requireNonNull(CellRegression.of(Design.of(did, panel)));
        WildCluster wild = WildCluster.of(regression.wildSums(new double[] {1}), 1, 1);
        double[] draws = wild.sortedStatistics(0);
        FigureRows rows = all.on(file.get("data").textValue())
                .by(file, "R")
                .with("wild bootstrap, 11 states")
                .within(file.get("tolerance").doubleValue());
        rows.figure("coefficient", effect.estimate(), file.get("coef"));
        rows.figure("t without correction", wild.t(0), file.get("t_no_ssc"));
        rows.figure("p", effect.pValue(), file.get("p_symmetric_ge"));
        rows.figure("p without ties", WildFiguresTest.shareBeyond(wild), file.get("p_symmetric_gt"));
        rows.figure("p of equal tails", WildFiguresTest.equalTail(wild), file.get("p_equal_tail"));
        rows.list(
                "quantiles of t",
                new double[] {
                    WildFiguresTest.quantile(draws, 0.025),
                    WildFiguresTest.quantile(draws, 0.5),
                    WildFiguresTest.quantile(draws, 0.975)
                },
                file.get("t_star_quantiles"));
        rows.within(0).figure("draws", draws.length, file.get("draws"));
    }

    static RegressionDetail detail(Effect effect) {
        return RegressionPropertiesTest.detail(effect);
    }
}
