package org.hengce.methods.did;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.hengce.methods.effect.Coefficient;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.figures.FigureRows;

/** The regressions' rows of the page of figures that are about samples. */
public final class SampleRegressionFigures {
    private static final double TOLERANCE = 1e-9;

    private SampleRegressionFigures() {}

    /** With every dummy written out in R, whose script lies beside its figures. */
    public static void ofSample(FigureRows all) {
        JsonNode file = figures();
        FigureRows rows = all.on("us-shall-carry-laws.csv").by(file, "sandwich").withinShare(TOLERANCE);
        DifferenceInDifferences did = RegressionFigures.DID;
        coefficients(rows.with("two-way"), did.estimate(Panels.shallCarryLaws()), file.get("two_way"));
        coefficients(
                rows.with("two covariates"),
                did.estimate(SampleRegressionTest.withColumns(false, false)),
                file.get("covariates"));
        coefficients(
                rows.with("two covariates, weighted"),
                did.estimate(SampleRegressionTest.withColumns(true, false)),
                file.get("weighted"));
        coefficients(
                rows.with("two covariates, gaps"),
                did.estimate(SampleRegressionTest.withColumns(false, true)),
                file.get("gaps"));
        coefficients(
                rows.with("two covariates, clusters by initial"),
                did.withClusters("initial").estimate(SampleRegressionTest.withColumns(false, false)),
                file.get("by_initial"));
        coefficients(
                rows.with("two covariates, clusters by state and year"),
                did.withClusters("unit", "time").estimate(SampleRegressionTest.withColumns(false, false)),
                file.get("by_state_and_year"));
        binned(rows.with("event study, ends binned"), file.get("event_study"));
        sunAbraham(rows.with("Sun–Abraham"), file.get("sun_abraham"));
        pooled(all.on("us-cigarettes.csv").by(file, "R").withinShare(TOLERANCE), file.get("pooled_t"));
    }

    private static void coefficients(FigureRows rows, Effect effect, JsonNode figures) {
        List<Coefficient> found = RegressionFigures.detail(effect).coefficients();
        JsonNode theirs = figures.get("coef");
        JsonNode errors = figures.get("se");
        boolean several = theirs.isArray();
        rows.figure("coefficient", effect.estimate(), several ? theirs.get(0) : theirs);
        rows.figure("clustered error", effect.standardError(), several ? errors.get(0) : errors);
        if (several) {
            double[] estimates =
                    found.stream().mapToDouble(Coefficient::estimate).toArray();
            rows.list("coefficients", estimates, theirs);
            rows.list(
                    "errors",
                    found.stream().mapToDouble(Coefficient::standardError).toArray(),
                    errors);
        }
    }

    private static void binned(FigureRows rows, JsonNode figures) {
        Effect effect = RegressionFigures.DID.withEventStudy(6, 8).estimate(Panels.shallCarryLaws());
        EventStudy study =
                Objects.requireNonNull(RegressionFigures.detail(effect).eventStudy());
        rows.figure("mean effect", effect.estimate(), figures.get("mean"));
        rows.figure("error of the mean effect", effect.standardError(), figures.get("mean_se"));
        RegressionFigures.points(rows, study, figures);
        rows.list("covariance", RegressionFigures.covariance(study), figures.get("vcov"));
    }

    private static void sunAbraham(FigureRows rows, JsonNode figures) {
        Effect effect = RegressionFigures.DID.withSunAbraham().estimate(Panels.shallCarryLaws());
        EventStudy study =
                Objects.requireNonNull(RegressionFigures.detail(effect).eventStudy());
        rows.figure("att", effect.estimate(), figures.at("/att/estimate"));
        rows.figure("error of att", effect.standardError(), figures.at("/att/se"));
        rows.list(
                "coefficients",
                RegressionFigures.numbers(study, point -> point.estimate()),
                parts(figures, "estimate"));
        rows.list("errors", RegressionFigures.numbers(study, point -> point.standardError()), parts(figures, "se"));
    }

    private static double[] parts(JsonNode figures, String number) {
        return StreamSupport.stream(figures.get("parts").spliterator(), false)
                .mapToDouble(part -> part.get(number).doubleValue())
                .toArray();
    }

    private static void pooled(FigureRows all, JsonNode figures) {
        Effect effect = DifferenceInDifferences.withDefaults().estimate(SampleRegressionTest.cigarettesOfAllStates());
        Interval interval = Objects.requireNonNull(effect.interval());
        FigureRows rows = all.with("one treated, one change per state");
        rows.figure("estimate", effect.estimate(), figures.get("estimate"));
        rows.figure("lower end of the 95 % interval", interval.low(), figures.get("low"));
        rows.figure("upper end of the 95 % interval", interval.high(), figures.get("high"));
        rows.figure("p", effect.pValue(), figures.get("p"));
    }

    private static JsonNode figures() {
        try {
            return SampleRegressionTest.figures();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
