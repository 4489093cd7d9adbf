package org.hengce.methods.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** Synthetic control's rows of the page of figures. */
public final class SyntheticControlFigures {
    static final String STOPS_EARLY = "synthdid ends at its stopping rule, short of the optimum";

    private static final SyntheticControl CONTROL = SyntheticControl.withDefaults();

    private SyntheticControlFigures() {}

    /** California's cigarettes in 46 states, from either first year. */
    public static void ofSample(FigureRows all) {
        for (int from : new int[] {1963, 1970}) {
            JsonNode figures = Figures.ofSample("sample-us-cigarettes.json").get("from_" + from);
            Panel panel = Figures.usCigarettes(from);
            FigureRows rows = all.on("us-cigarettes.csv").with("from " + from).by(figures, "quadprog");
            control(rows, panel, figures.get("synthetic_control"));
            tinyRidge(rows, panel, figures);
            JsonNode own = figures.get("synthdid_own_stopping_rule");
            rows.by(own, "synthdid")
                    .unidentified("mean gap", CONTROL.estimate(panel).estimate(), own.get("sc"), STOPS_EARLY);
        }
    }

    /** Proposition 99 and the Basque Country. */
    public static void ofReference(FigureRows all) {
        Panel prop99 = Figures.prop99();
        FigureRows california = all.on("california-prop99.csv");
        JsonNode file = Figures.shared("prop99-synthetic-control.json");
        control(california.by(file, "quadprog"), prop99, file);
        JsonNode exact = Figures.shared("prop99-sdid-exact.json");
        tinyRidge(california.by(exact, "quadprog"), prop99, exact);
        inTime(california.with("placebo in time, 1980"), Figures.shared("prop99-sc-in-time-placebo.json"));
        ofSynthdid(california, prop99);

        Panel panel = ReferencePanels.basque(List.of());
        FigureRows basque = all.on("basque.csv");
        JsonNode control = Figures.shared("basque-synthetic-control.json");
        control(basque.by(control, "quadprog"), panel, control);
        JsonNode basqueExact = Figures.shared("basque-sdid-exact.json");
        tinyRidge(basque.by(basqueExact, "quadprog"), panel, basqueExact);
        JsonNode own = control.get("synthdid");
        basque.by(own, "synthdid")
                .unidentified("mean gap", CONTROL.estimate(panel).estimate(), own.at("/estimates/sc"), STOPS_EARLY);
        PredictorFigures.ofReference(basque);
    }

    private static void ofSynthdid(FigureRows all, Panel panel) {
        JsonNode file = Figures.shared("prop99-synthdid.json");
        FigureRows rows = all.by(file, "synthdid");
        Effect effect = CONTROL.estimate(panel);
        Map<String, Double> placebos = FigureAssertions.tinyRidgePlacebos(panel);
        rows.unidentified("mean gap", effect.estimate(), file.at("/sc/estimate"), STOPS_EARLY);
        rows.with("100 times the steps")
                .unidentified("mean gap", effect.estimate(), file.at("/sc_converged/estimate"), STOPS_EARLY);
        rows.unidentified(
                "error of the placebos",
                FigureAssertions.spread(placebos),
                file.at("/placebo_se_exact/sc/se"),
                STOPS_EARLY);
        JsonNode multi = Figures.shared("prop99-synthdid-multi.json");
        Panel four = ReferencePanels.prop99("1989", SeveralTreatedFiguresTest.FOUR);
        rows.by(multi, "synthdid")
                .with("four treated")
                .unidentified(
                        "mean gap",
                        CONTROL.withPlacebos(false).estimate(four).estimate(),
                        multi.at("/estimates/sc"),
                        STOPS_EARLY)
                .unidentified(
                        "jackknife error",
                        Double.NaN,
                        multi.at("/jackknife_se/sc"),
                        "synthetic control is not given a jackknife here: its intervals are by placebos");
    }

    private static void control(FigureRows all, Panel panel, JsonNode figures) {
        Effect effect = CONTROL.withLeaveOneOut(true).estimate(panel);
        fit(all, effect, figures);
        for (boolean inPool : new boolean[] {false, true}) {
            JsonNode placebos = figures.get(inPool ? "placebo_treated_in_donor_pool" : "placebo_treated_excluded");
            placebos(all, panel, effect, placebos, figures.get("tolerance"), inPool);
        }
        leaveOneOut(all, panel, effect, figures);
    }

    /** Weights, gaps and how close the fit is. */
    private static void fit(FigureRows all, Effect effect, JsonNode figures) {
        FigureRows gaps = all.within(figures.at("/tolerance/gap").doubleValue());
        Rmspe rmspe = Objects.requireNonNull(effect.rmspe());
        gaps.figure("mean gap", effect.estimate(), figures.get("mean_post_gap"));
        gaps.figure("RMSPE before", rmspe.pre(), figures.get("pre_rmspe"));
        gaps.figure("RMSPE after", rmspe.post(), figures.get("post_rmspe"));
        all.within(figures.at("/tolerance/ratio").doubleValue())
                .figure("ratio of RMSPE", rmspe.ratio(), figures.get("rmspe_ratio"));
        all.within(figures.at("/tolerance/weights").doubleValue())
                .weights("weights", FigureAssertions.unitWeights(effect), figures.get("weights"));
        gaps.named(
                "gaps",
                effect.path().stream().collect(Collectors.toMap(PathPoint::period, PathPoint::effect)),
                figures.get("gap"));
    }

    private static void placebos(
            FigureRows all, Panel panel, Effect effect, JsonNode figures, JsonNode tolerance, boolean inPool) {
        Map<String, Effect> found = new TreeMap<>();
        effect.controlUnits()
                .forEach(donor -> found.put(donor, FigureAssertions.placebo(panel, CONTROL, donor, inPool)));
        double ratio = rmspe(effect, Rmspe::ratio);
        double rank = 1
                + found.values().stream()
                        .filter(placebo -> rmspe(placebo, Rmspe::ratio) >= ratio)
                        .count();
        String of = inPool ? " of placebos with the treated as a donor" : " of placebos";
        FigureRows gaps = all.within(tolerance.get("gap").doubleValue());
        gaps.named("mean gaps" + of, numbers(found, Effect::estimate), figures.get("mean_post_gap"));
        gaps.named(
                "RMSPE before" + of, numbers(found, placebo -> rmspe(placebo, Rmspe::pre)), figures.get("pre_rmspe"));
        all.within(tolerance.get("ratio").doubleValue())
                .named("ratios" + of, numbers(found, placebo -> rmspe(placebo, Rmspe::ratio)), figures.get("ratio"));
        all.within(0).figure("rank among ratios" + of, rank, figures.get("rank_of_treated"));
        all.within(1e-12).figure("p of ratios" + of, rank / (found.size() + 1), figures.get("p_value"));
    }

    private static void leaveOneOut(FigureRows all, Panel panel, Effect effect, JsonNode figures) {
        Map<String, Double> ours = ((SyntheticDetail) Objects.requireNonNull(effect.detail()))
                .leaveOneOut().stream()
                        .collect(Collectors.toMap(
                                SyntheticDetail.LeaveOneOut::donor, SyntheticDetail.LeaveOneOut::estimate));
        List<JsonNode> theirs = StreamSupport.stream(
                        figures.get("leave_one_out").spliterator(), false)
                .toList();
        FigureRows gaps = all.within(figures.at("/tolerance/gap").doubleValue());
        gaps.list(
                "mean gaps without one donor",
                theirs.stream()
                        .mapToDouble(figure -> ours.getOrDefault(dropped(figure), Double.NaN))
                        .toArray(),
                theirs.stream()
                        .mapToDouble(figure -> figure.get("mean_post_gap").doubleValue())
                        .toArray());
        for (JsonNode figure : theirs) {
            Effect without = FigureAssertions.without(panel, CONTROL, dropped(figure));
            gaps.figure(
                    "RMSPE before, without " + dropped(figure), rmspe(without, Rmspe::pre), figure.get("pre_rmspe"));
            all.within(figures.at("/tolerance/weights").doubleValue())
                    .weights(
                            "weights without " + dropped(figure),
                            FigureAssertions.unitWeights(without),
                            figure.get("weights"));
        }
    }

    private static void inTime(FigureRows all, JsonNode file) {
        Effect effect = CONTROL.withInTimePlacebo("1980").estimate(Figures.prop99());
        SyntheticDetail detail = (SyntheticDetail) Objects.requireNonNull(effect.detail());
        SyntheticDetail.InTimePlacebo placebo = Objects.requireNonNull(detail.inTime());
        FigureRows rows = all.by(file, "quadprog");
        rows.within(file.at("/tolerance/gap").doubleValue())
                .figure("mean gap as the option gives it", placebo.estimate(), file.get("mean_post_gap"));
        rows.within(file.at("/tolerance/ratio").doubleValue())
                .figure("ratio as the option gives it", placebo.ratio(), file.get("rmspe_ratio"));
        fit(rows, Proposition99Test.placeboInTimeByHand(), file);
    }

    /** With the ridge of 1e-6 noise levels that synthdid gives its synthetic control. */
    private static void tinyRidge(FigureRows all, Panel panel, JsonNode figures) {
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        double[] weights =
                FigureAssertions.tinyRidge(outcomes, Regularisation.of(outcomes).lambda());
        List<String> donors = Design.of(panel).donorNames();
        Map<String, Double> named = new TreeMap<>();
        for (int j = 0; j < weights.length; j++) {
            named.put(donors.get(j), weights[j]);
        }
        Map<String, Double> placebos = FigureAssertions.tinyRidgePlacebos(panel);
        FigureRows rows = all.within(figures.at("/tolerance/estimate").doubleValue());
        rows.figure(
                "mean gap, tiny ridge", Gaps.of(outcomes, weights).estimate(), figures.at("/sc_tiny_ridge/estimate"));
        all.within(figures.at("/tolerance/weights").doubleValue())
                .weights("weights, tiny ridge", named, figures.at("/sc_tiny_ridge/omega"));
        rows.named("placebos, tiny ridge", placebos, figures.at("/placebo_se_exact/sc_estimates"));
        all.within(figures.at("/tolerance/se").doubleValue())
                .figure(
                        "error of the placebos, tiny ridge",
                        FigureAssertions.spread(placebos),
                        figures.at("/placebo_se_exact/sc"));
    }

    private static Map<String, Double> numbers(Map<String, Effect> effects, ToDoubleFunction<Effect> number) {
        Map<String, Double> numbers = new TreeMap<>();
        effects.forEach((name, effect) -> numbers.put(name, number.applyAsDouble(effect)));
        return numbers;
    }

    private static double rmspe(Effect effect, ToDoubleFunction<Rmspe> number) {
        return number.applyAsDouble(Objects.requireNonNull(effect.rmspe()));
    }

    private static String dropped(JsonNode figure) {
        return figure.get("dropped").textValue();
    }
}
