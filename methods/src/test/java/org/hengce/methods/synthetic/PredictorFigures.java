package org.hengce.methods.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** The Basque Country by predictors, on the page of figures. */
final class PredictorFigures {
    /** The file asks for 2 % of the loss. */
    private static final double LOSS = 0.02;

    private PredictorFigures() {}

    static void ofReference(FigureRows all) {
        JsonNode file = Figures.shared("basque-synth-nested-v.json");
        FigureRows rows = all.by(file, "Synth").with("predictors");
        Panel panel = BasqueTest.withPredictors();
        Design design = Design.of(panel);
        Outcomes outcomes = Outcomes.of(panel, design);
        PredictorValues values = PredictorPlan.of(panel, design, BasqueTest.PREDICTORS, BasqueTest.SIXTIES)
                .values(design);
        predictors(rows.withinShare(1e-11), values, design.donorNames(), file);
        NestedWeights found = NestedWeights.at(outcomes, values, FigureRows.numbers(file.get("v")));
        innerProblem(
                all.with("predictors, at Synth's V"), design, outcomes, found, file.get("exact_inner_solution_at_v"));
        nested(rows.with("predictors, nested V"), panel, file);
    }

    /** Twelve digits are given. */
    private static void predictors(FigureRows rows, PredictorValues values, List<String> donors, JsonNode file) {
        double[] treated = new double[values.size()];
        Arrays.setAll(treated, values::treated);
        rows.list("predictors of the treated", treated, file.get("X1"));
        double[] ours = new double[donors.size() * values.size()];
        double[] theirs = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            int donor = i / values.size();
            int predictor = i % values.size();
            ours[i] = values.donor(donor, predictor);
            theirs[i] = file.get("X0_by_donor")
                    .get(donors.get(donor))
                    .get(predictor)
                    .doubleValue();
        }
        rows.list("predictors of the donors", ours, theirs);
    }

    /** V has twelve digits, and weights are about as well determined by it as by anything. */
    private static void innerProblem(
            FigureRows all, Design design, Outcomes outcomes, NestedWeights found, JsonNode exact) {
        FigureRows rows = all.by(exact, "quadprog").within(1e-9);
        Map<String, Double> weights = new TreeMap<>();
        for (int j = 0; j < found.weights().length; j++) {
            weights.put(design.donorNames().get(j), found.weights()[j]);
        }
        rows.weights("weights", weights, exact.get("weights"));
        rows.figure("loss", found.loss(), exact.get("loss_v"));
        rows.figure("mean gap", Gaps.of(outcomes, found.weights()).estimate(), exact.get("mean_gap_1970_1997"));
    }

    private static void nested(FigureRows all, Panel panel, JsonNode file) {
        Effect effect = BasqueTest.nested(panel);
        FigureRows rows = all.within(file.at("/tolerance/weights").doubleValue());
        all.withinShare(LOSS).figure("loss", BasqueTest.loss(effect), file.get("loss_v"));
        rows.weights("weights", FigureAssertions.unitWeights(effect), file.get("weights"));
        rows.figure("mean gap", effect.estimate(), file.get("mean_gap_1970_1997"));
        rows.list("gaps", effect.path().stream().mapToDouble(PathPoint::effect).toArray(), file.get("gap_1955_1997"));
        rows.withheld("weights of the predictors", file.get("v").size(), "V is not unique, and either search is local");
    }
}
