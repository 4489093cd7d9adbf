package org.hengce.methods.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.PeriodWeight;
import org.hengce.methods.effect.Placebo;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** Synthetic difference-in-differences' rows of the page of figures. */
public final class SyntheticDidFigures {
    private static final SyntheticDifferenceInDifferences SDID = SyntheticDifferenceInDifferences.withDefaults();

    private SyntheticDidFigures() {}

    /** California's cigarettes in 46 states, from either first year. */
    public static void ofSample(FigureRows all) {
        for (int from : new int[] {1963, 1970}) {
            JsonNode figures = Figures.ofSample("sample-us-cigarettes.json").get("from_" + from);
            Panel panel = Figures.usCigarettes(from);
            FigureRows rows = all.on("us-cigarettes.csv").with("from " + from).by(figures, "quadprog");
            Effect effect = SDID.estimate(panel);
            exact(rows, panel, effect, figures);
            rows.within(figures.at("/tolerance/estimate").doubleValue())
                    .figure(
                            "estimate at equal weights",
                            FigureAssertions.differenceInDifferences(panel),
                            figures.get("did"));
            JsonNode own = figures.get("synthdid_own_stopping_rule");
            rows.by(own, "synthdid")
                    .unidentified("estimate", effect.estimate(), own.get("sdid"), SyntheticControlFigures.STOPS_EARLY);
        }
    }

    /** Proposition 99 with one and with four treated states, the Basque Country. */
    public static void ofReference(FigureRows all) {
        FigureRows california = all.on("california-prop99.csv");
        JsonNode exact = Figures.shared("prop99-sdid-exact.json");
        Panel prop99 = Figures.prop99();
        Effect effect = SDID.estimate(prop99);
        exact(california.by(exact, "quadprog"), prop99, effect, exact);
        ofSynthdid(california, prop99, effect, Figures.shared("prop99-synthdid.json"));
        fourTreated(california.with("four treated"), Figures.shared("prop99-synthdid-multi.json"));

        FigureRows basque = all.on("basque.csv");
        JsonNode basqueExact = Figures.shared("basque-sdid-exact.json");
        Panel panel = ReferencePanels.basque(List.of());
        Effect ofBasque = SDID.estimate(panel);
        exact(basque.by(basqueExact, "quadprog"), panel, ofBasque, basqueExact);
        JsonNode own = Figures.shared("basque-synthetic-control.json").get("synthdid");
        FigureRows synthdid =
                basque.by(own, "synthdid").within(own.get("tolerance").doubleValue());
        synthdid.figure(
                "estimate at equal weights", FigureAssertions.differenceInDifferences(panel), own.at("/estimates/did"));
        atTheirWeights(synthdid, panel, own.get("sdid_omega"), own.get("sdid_lambda"), own.at("/estimates/sdid"));
        synthdid.unidentified(
                "estimate", ofBasque.estimate(), own.at("/estimates/sdid"), SyntheticControlFigures.STOPS_EARLY);
    }

    private static void exact(FigureRows all, Panel panel, Effect effect, JsonNode figures) {
        regularisation(all, panel, figures);
        FigureRows estimates = all.within(figures.at("/tolerance/estimate").doubleValue());
        FigureRows weights = all.within(figures.at("/tolerance/weights").doubleValue());
        estimates.figure("estimate", effect.estimate(), figures.at("/sdid/estimate"));
        all.within(figures.at("/tolerance/se").doubleValue())
                .figure("standard error", effect.standardError(), figures.at("/placebo_se_exact/sdid"));
        weights.weights("unit weights", FigureAssertions.unitWeights(effect), figures.at("/sdid/omega"));
        weights.weights(
                "time weights",
                effect.timeWeights().stream().collect(Collectors.toMap(PeriodWeight::period, PeriodWeight::weight)),
                figures.at("/sdid/lambda"));
        estimates.named(
                "placebos",
                effect.placebos().stream().collect(Collectors.toMap(Placebo::unit, Placebo::effect)),
                figures.at("/placebo_se_exact/sdid_estimates"));
    }

    /** Twelve digits are given, and only sums and square roots lie between. */
    private static void regularisation(FigureRows all, Panel panel, JsonNode figures) {
        Regularisation zeta = Regularisation.of(Outcomes.of(panel, Design.of(panel)));
        FigureRows rows = all.withinShare(1e-10);
        rows.figure("noise level", zeta.noiseLevel(), figures.get("noise_level"));
        rows.figure("ζ of the unit weights", zeta.omega(), figures.get("zeta_omega"));
        rows.figure("ζ of the time weights", zeta.lambda(), figures.get("zeta_lambda"));
    }

    private static void ofSynthdid(FigureRows all, Panel panel, Effect effect, JsonNode file) {
        FigureRows rows = all.by(file, "synthdid");
        regularisation(rows, panel, file.get("definitions"));
        JsonNode did = file.at("/placebo_se_exact/did");
        Map<String, Double> placebos = FigureAssertions.placebos(panel, FigureAssertions::differenceInDifferences);
        rows.within(file.at("/did/tolerance").doubleValue())
                .figure(
                        "estimate at equal weights",
                        FigureAssertions.differenceInDifferences(panel),
                        file.at("/did/estimate"))
                .named("placebos at equal weights", placebos, did.get("placebo_estimates"))
                .figure("standard error at equal weights", FigureAssertions.spread(placebos), did.get("se"));
        JsonNode sdid = file.get("sdid");
        atTheirWeights(
                rows.within(sdid.get("tolerance").doubleValue()),
                panel,
                sdid.get("omega"),
                sdid.get("lambda"),
                sdid.get("estimate"));
        curve(rows.within(sdid.get("tolerance").doubleValue()), panel, sdid);
        rows.withheld(
                "placebo errors of 200 draws",
                file.at("/placebo_se/runs").size(),
                "drawn; the limit that draws tend to is given instead");
        String reason = SyntheticControlFigures.STOPS_EARLY;
        rows.unidentified("estimate", effect.estimate(), sdid.get("estimate"), reason);
        rows.unidentified("standard error", effect.standardError(), file.at("/placebo_se_exact/sdid/se"), reason);
        rows.with("100 times the steps")
                .unidentified("estimate", effect.estimate(), file.at("/sdid_converged/estimate"), reason);
    }

    /** The effects after the treatment. */
    private static void curve(FigureRows rows, Panel panel, JsonNode sdid) {
        double[] effects =
                theirFit(panel, sdid.get("omega"), sdid.get("lambda")).effects();
        JsonNode theirs = sdid.get("effect_curve");
        rows.list(
                "effects at synthdid's weights",
                Arrays.copyOfRange(effects, effects.length - theirs.size(), effects.length),
                theirs);
    }

    private static void atTheirWeights(
            FigureRows rows, Panel panel, JsonNode omega, JsonNode lambda, JsonNode estimate) {
        rows.figure(
                "estimate at synthdid's weights", theirFit(panel, omega, lambda).estimate(), estimate);
    }

    private static DidFit theirFit(Panel panel, JsonNode omega, JsonNode lambda) {
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        return DidFit.of(
                outcomes,
                FigureAssertions.inOrder(omega, Design.of(panel).donorNames()),
                FigureAssertions.inOrder(lambda, panel.periods().subList(0, outcomes.preCount())));
    }

    private static void fourTreated(FigureRows all, JsonNode file) {
        Panel panel = ReferencePanels.prop99("1989", SeveralTreatedFiguresTest.FOUR);
        Outcomes outcomes = Outcomes.of(panel, Design.of(panel));
        FigureRows rows = all.by(file, "synthdid")
                .within(file.at("/jackknife_se/tolerance").doubleValue());
        rows.withinShare(1e-10)
                .figure("ζ of the unit weights", Regularisation.of(outcomes).omega(), file.get("zeta_omega"));
        rows.figure(
                "estimate at equal weights",
                FigureAssertions.differenceInDifferences(panel),
                file.at("/estimates/did"));
        rows.figure(
                "jackknife error at equal weights",
                SeveralTreatedFiguresTest.jackknife(
                        panel,
                        FigureAssertions.equal(outcomes.donorCount()),
                        FigureAssertions.equal(outcomes.preCount())),
                file.at("/jackknife_se/did"));
        DidFit fit = theirFit(panel, file.get("sdid_omega"), file.get("sdid_lambda"));
        rows.figure("estimate at synthdid's weights", fit.estimate(), file.at("/estimates/sdid"));
        rows.figure(
                "jackknife error at synthdid's weights",
                SeveralTreatedFiguresTest.jackknife(panel, fit.weights(), fit.timeWeights()),
                file.at("/jackknife_se/sdid"));
        Effect jackknife = SDID.withInference(Inference.JACKKNIFE).estimate(panel);
        String reason = SyntheticControlFigures.STOPS_EARLY;
        rows.unidentified("estimate", jackknife.estimate(), file.at("/estimates/sdid"), reason);
        rows.unidentified("jackknife error", jackknife.standardError(), file.at("/jackknife_se/sdid"), reason);
        drawn(rows.withinShare(SeveralTreatedFiguresTest.MONTE_CARLO), panel, file);
    }

    private static void drawn(FigureRows rows, Panel panel, JsonNode file) {
        SyntheticDifferenceInDifferences sdid = SDID.withDraws(1000).withThreads(2);
        rows.figure("placebo error, drawn", sdid.estimate(panel).standardError(), file.at("/placebo_se/sdid"));
        rows.figure(
                "bootstrap error, drawn",
                sdid.withInference(Inference.BOOTSTRAP).estimate(panel).standardError(),
                file.at("/bootstrap_se/sdid"));
    }
}
