package org.hengce.methods.honest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hengce.methods.Figures;
import org.hengce.methods.figures.FigureRows;

/** The rows of HonestDiD on the page of figures. */
public final class HonestFigures {
    /** Digits that the files give. */
    private static final double DIGITS = 1e-11;

    private HonestFigures() {}

    /** Medicaid and the profits of restaurants. */
    public static void ofReference(FigureRows all) {
        JsonNode medicaid = Figures.shared("honestdid-medicaid.json");
        FigureRows rows = all.on("honestdid-medicaid-*.csv").by(medicaid, "HonestDiD");
        for (String part : List.of("first_post_period", "average_of_post_periods")) {
            boolean first = part.startsWith("first");
            HonestSensitivity analysis =
                    HonestSensitivity.withDefaults().withTarget(first ? Target.first() : Target.average());
            relative(
                    rows.with("relative, " + (first ? "first period" : "average")),
                    medicaid.get(part),
                    HonestFiguresTest.analyse("medicaid", 5, analysis));
        }
        smoothness(rows.with("smoothness"), medicaid.get("smoothness_FLCI_computed"));
        JsonNode bc = Figures.shared("honestdid-bc.json");
        relative(
                all.on("honestdid-bc-*.csv").by(bc, "HonestDiD").with("relative, first period"),
                bc.get("first_post_period"),
                HonestFiguresTest.analyse("bc", 4, HonestSensitivity.withDefaults()));
    }

    private static void relative(FigureRows rows, JsonNode figures, SensitivityResult result) {
        FigureRows exact = rows.withinShare(DIGITS);
        exact.figure("estimate", result.estimate(), figures.get("theta_hat"));
        exact.figure("standard error", result.standardError(), figures.get("se_theta"));
        exact.list(
                "ends of the interval under parallel trends",
                new double[] {result.interval().low(), result.interval().high()},
                figures.get("original_ci"));
        JsonNode identified = figures.get("identified_set_at_betahat");
        rows.within(DIGITS)
                .list(
                        "lower ends of the identified set",
                        ends(result, RobustInterval::identifiedLow),
                        identified.get("lb"))
                .list(
                        "upper ends of the identified set",
                        ends(result, RobustInterval::identifiedHigh),
                        identified.get("ub"));
        double tolerance = figures.get("tolerance").doubleValue();
        double gridEnd =
                HonestFiguresTest.GRID_ENDS_AT * figures.get("se_theta").doubleValue();
        for (int i = 0; i < result.sensitivity().size(); i++) {
            RobustInterval interval = result.sensitivity().get(i);
            FigureRows end = rows.within(tolerance);
            end.figure(
                    "lower end at m = " + interval.m(),
                    interval.low(),
                    figures.get("lb").get(i));
            JsonNode high = figures.get("ub").get(i);
            String name = "upper end at m = " + interval.m();
            if (high.doubleValue() > gridEnd - tolerance) {
                end.unidentified(name, interval.high(), high, "the reference's grid ends at 20 standard errors");
            } else {
                end.figure(name, interval.high(), high);
            }
        }
    }

    private static void smoothness(FigureRows all, JsonNode figures) {
        List<Double> m = HonestFiguresTest.numbers(figures.get("M"));
        SensitivityResult result = HonestFiguresTest.analyse(
                "medicaid",
                5,
                HonestSensitivity.withDefaults().withDelta(Delta.SMOOTHNESS).withM(m));
        FigureRows rows = all.within(figures.get("tolerance").doubleValue());
        IntStream.range(0, m.size()).forEach(i -> {
            RobustInterval interval = result.sensitivity().get(i);
            rows.figure(
                    "lower end at m = " + m.get(i),
                    interval.low(),
                    figures.get("lb").get(i));
            rows.figure(
                    "upper end at m = " + m.get(i),
                    interval.high(),
                    figures.get("ub").get(i));
        });
    }

    private static double[] ends(SensitivityResult result, ToDoubleFunction<RobustInterval> end) {
        return result.sensitivity().stream().mapToDouble(end).toArray();
    }
}
