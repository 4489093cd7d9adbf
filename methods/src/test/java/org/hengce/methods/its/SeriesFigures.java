package org.hengce.methods.its;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.InterruptionDetail.PeriodEffect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.its.SeatBeltFiguresTest.Case;
import org.hengce.methods.panel.Panel;

/** The seat belts' rows of the page of figures. */
public final class SeriesFigures {
    private SeriesFigures() {}

    /** Welch's test, as t.test gives it. */
    public static void beforeAfter(FigureRows all) {
        JsonNode file = Figures.shared("seatbelts-before-after.json");
        Effect effect = BeforeAfter.withDefaults().withPlainWelch(true).estimate(SeatBelts.shared());
        Interval interval = Objects.requireNonNull(effect.interval());
        BeforeAfterDetail detail = (BeforeAfterDetail) Objects.requireNonNull(effect.detail());
        FigureRows rows = rows(all, file).by(file, "R").with("Welch");
        rows.figure("estimate", effect.estimate(), file.get("estimate"));
        rows.figure("standard error", effect.standardError(), file.get("se"));
        rows.figure("degrees of freedom", detail.degreesOfFreedom(), file.get("df"));
        rows.figure("t", effect.estimate() / effect.standardError(), file.get("t"));
        rows.withinShare(file.get("tolerance").doubleValue()).figure("p", effect.pValue(), file.get("p"));
        rows.list("ends of the 95 % interval", new double[] {interval.low(), interval.high()}, file.get("conf95"));
    }

    /** Every model of the file. */
    public static void interrupted(FigureRows all) {
        JsonNode file = Figures.shared("seatbelts-its.json");
        Panel panel = SeatBelts.shared();
        SeatBeltFiguresTest.models().forEach(model -> {
            FigureRows rows = rows(all, file).with(options(model));
            JsonNode figures = file.at(model.path());
            Effect effect = model.configured().estimate(panel);
            effects(rows, file, figures, effect, SeatBeltFiguresTest.coefficients(model, detail(effect)));
            errors(rows.by(file, "sandwich"), figures, model);
            residuals(rows, file, figures, detail(effect));
        });
        String reason = "the lag is an option of ours, by default the season's length, and not chosen by the data";
        rows(all, file)
                .by(file, "sandwich")
                .with("level, slope, harmonics")
                .unidentified(
                        "bandwidth of Newey and West (1994)",
                        Double.NaN,
                        file.at("/automatic_bandwidth_NW1994/value"),
                        reason);
    }

    private static FigureRows rows(FigureRows all, JsonNode file) {
        return all.on(file.get("data").textValue()).within(file.get("tolerance").doubleValue());
    }

    private static String options(Case model) {
        String path = model.path();
        String level = path.endsWith("level_only") ? "level" : "level, slope";
        String harmonics = path.startsWith("/models") ? ", harmonics" : "";
        return level + harmonics + (model.otherOrigin() ? ", level of the period before" : "");
    }

    private static void effects(
            FigureRows rows, JsonNode file, JsonNode figures, Effect effect, double[] coefficients) {
        FigureRows lm = rows.by(file, "R");
        lm.figure("level", coefficients[2], figures.get("coef").get(2));
        lm.list("coefficients", coefficients, figures.get("coef"));
        lm.figure("mean effect", effect.estimate(), figures.get("mean_post_effect"));
        rows.by(file, "sandwich")
                .figure("error of the mean effect", effect.standardError(), figures.get("mean_post_effect_se_nw"));
        lm.list(
                "effects by month",
                detail(effect).effects().stream()
                        .mapToDouble(PeriodEffect::estimate)
                        .toArray(),
                figures.get("effect_path_post"));
        lm.list(
                "counterfactual by month",
                effect.path().stream()
                        .skip(file.get("n_pre").intValue())
                        .mapToDouble(PathPoint::counterfactual)
                        .toArray(),
                figures.get("counterfactual_post"));
    }

    private static void errors(FigureRows rows, JsonNode figures, Case model) {
        rows.list(
                "errors HC0",
                SeatBeltFiguresTest.errors(model, SeatBeltFiguresTest.covariance(model, 0, false)),
                figures.get("se_HC0"));
        rows.list(
                "errors HC1",
                SeatBeltFiguresTest.errors(model, SeatBeltFiguresTest.covariance(model, 0, true)),
                figures.get("se_HC1"));
        for (JsonNode newey : figures.get("newey_west")) {
            int lag = newey.get("lag").intValue();
            NeweyWest adjusted = SeatBeltFiguresTest.covariance(model, lag, true);
            double[] plain = SeatBeltFiguresTest.errors(model, SeatBeltFiguresTest.covariance(model, lag, false));
            String name = "Newey–West, lag " + lag + ": ";
            rows.list(name + "errors", plain, newey.get("se_adjust_false"));
            rows.list(
                    name + "adjusted errors", SeatBeltFiguresTest.errors(model, adjusted), newey.get("se_adjust_true"));
            if (!model.otherOrigin()) {
                rows.list(name + "covariance", matrix(adjusted, plain.length), newey.get("vcov_adjust_true"));
            }
        }
    }

    private static void residuals(FigureRows all, JsonNode file, JsonNode figures, InterruptionDetail detail) {
        FigureRows rows = all.by(file, "lmtest");
        rows.figure("Durbin–Watson", detail.durbinWatson(), figures.get("durbin_watson"));
        JsonNode godfrey = figures.get("breusch_godfrey");
        rows.figure("Breusch–Godfrey", detail.breuschGodfrey().statistic(), godfrey.get("chisq"));
        rows.withinShare(file.get("tolerance").doubleValue())
                .figure("p of Breusch–Godfrey", detail.breuschGodfrey().pValue(), godfrey.get("p"));
        JsonNode ljung = figures.get("ljung_box");
        rows.by(file, "R").figure("Ljung–Box", detail.ljungBox().statistic(), ljung.get("stat"));
        rows.by(file, "R").figure("p of Ljung–Box", detail.ljungBox().pValue(), ljung.get("p"));
    }

    private static double[] matrix(NeweyWest covariance, int size) {
        double[] all = new double[size * size];
        Arrays.setAll(all, i -> covariance.at(i / size, i % size));
        return all;
    }

    private static InterruptionDetail detail(Effect effect) {
        return SeatBeltFiguresTest.detail(effect);
    }
}
