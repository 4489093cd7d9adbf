package org.hengce.methods.grouptime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** County teen employment's rows of the page of figures. */
public final class MpdtaFigures {
    private static final double EXACT = 1e-8;

    /** R stops its logit a little earlier than we do: 1e-6 says the file. */
    private static final double LOGIT = 1e-6;

    private MpdtaFigures() {}

    /** All runs, anticipation, cut event times, the bootstrap, clusters, influence values. */
    public static void ofReference(FigureRows all) {
        JsonNode file = Figures.shared("mpdta-did.json");
        FigureRows rows = all.on(file.get("data").textValue()).by(file, "did");
        Panel panel = MpdtaFiguresTest.panel(false);
        file.get("runs").forEach(run -> run(rows, run));
        anticipation(rows, file.get("anticipation_1"), panel);
        cutEventTimes(rows, file, panel);
        bootstrap(rows.with("bootstrap, 50,000 draws"), file.get("bootstrap"), panel);
        JsonNode clustered = Figures.shared("mpdta-did-clustered.json");
        clustered(rows.by(clustered, "did"), clustered);
        JsonNode influence = Figures.shared("mpdta-influence.json");
        influence(rows.by(influence, "did").with("never treated, varying base, lpop, dr"), influence);
    }

    private static void run(FigureRows all, JsonNode run) {
        boolean adjusted = run.get("xformla").textValue().equals("~lpop");
        String method = run.get("est_method").textValue();
        CellEstimator estimator = CellEstimator.valueOf(method.toUpperCase(Locale.ROOT));
        Effect effect =
                MpdtaFiguresTest.configured(run).withEstimator(estimator).estimate(MpdtaFiguresTest.panel(adjusted));
        FigureRows rows = all.with(options(run) + (adjusted ? ", lpop" : "") + ", " + method)
                .within(adjusted && estimator != CellEstimator.REG ? LOGIT : EXACT);
        figures(rows, effect, run, "group_agg");
    }

    private static void figures(FigureRows rows, Effect effect, JsonNode run, String groups) {
        GroupTimeFigures.cells(rows, rows, effect, run);
        GroupTimeFigures.aggregates(rows, rows, effect, aggregates(run, groups));
        GroupTimeFigures.preTest(rows, effect, run);
    }

    private static Map<Aggregation, JsonNode> aggregates(JsonNode run, String groups) {
        Map<Aggregation, JsonNode> figures = new EnumMap<>(Aggregation.class);
        for (Aggregation kind : Aggregation.values()) {
            String name = kind == Aggregation.GROUP ? groups : kind.name().toLowerCase(Locale.ROOT);
            if (run.has(name)) {
                figures.put(kind, run.get(name));
            }
        }
        return figures;
    }

    private static String options(JsonNode run) {
        boolean never = run.get("control_group").textValue().equals("nevertreated");
        boolean varying = run.get("base_period").textValue().equals("varying");
        return GroupTimeFigures.options(
                never ? ControlGroup.NEVER : ControlGroup.NOT_YET, varying ? BasePeriod.VARYING : BasePeriod.UNIVERSAL);
    }

    private static void anticipation(FigureRows all, JsonNode run, Panel panel) {
        FigureRows rows = all.with(options(run) + ", one year of anticipation").within(EXACT);
        figures(rows, MpdtaFiguresTest.configured(run).estimate(panel), run, "group_agg");
    }

    private static void cutEventTimes(FigureRows all, JsonNode file, Panel panel) {
        GroupTimeAtt plain = GroupTimeAtt.withDefaults();
        FigureRows rows = all.within(EXACT);
        FigureRows balanced = rows.with("event times balanced to 1");
        GroupTimeFigures.aggregate(
                balanced,
                balanced,
                plain.withEventTimes(EventTimes.all().balanced(1)).estimate(panel),
                Aggregation.DYNAMIC,
                file.get("dynamic_balance_e_1"));
        FigureRows window = rows.with("event times −2 to 2");
        GroupTimeFigures.aggregate(
                window,
                window,
                plain.withEventTimes(EventTimes.all().between(-2, 2)).estimate(panel),
                Aggregation.DYNAMIC,
                file.get("dynamic_window"));
    }

    /** The tolerances are the file's, for draws of either side: 2 % of an error, 0.03 of a critical value. */
    private static void bootstrap(FigureRows all, JsonNode figures, Panel panel) {
        Effect effect = MpdtaFiguresTest.bootstrapped(panel);
        GroupTimeDetail detail = FigureAssertions.detail(effect);
        Aggregate dynamic = FigureAssertions.aggregate(effect, Aggregation.DYNAMIC);
        FigureRows errors = all.withinShare(0.02);
        FigureRows critical = all.within(0.03);
        errors.list(
                "errors of ATT(g,t)",
                detail.cells().stream()
                        .mapToDouble(GroupTimeCell::standardError)
                        .toArray(),
                figures.get("attgt_se"));
        critical.figure("critical value of ATT(g,t)", detail.criticalValue(), figures.get("attgt_crit_val"));
        errors.list(
                "errors of dynamic, parts",
                dynamic.parts().stream()
                        .mapToDouble(Aggregate.Part::standardError)
                        .toArray(),
                figures.get("dynamic_se"));
        critical.figure("critical value of dynamic", dynamic.criticalValue(), figures.get("dynamic_crit_val"));
    }

    private static void clustered(FigureRows all, JsonNode file) {
        FigureRows rows = all.within(file.get("tolerance").doubleValue());
        for (String name : List.of("nevertreated", "notyettreated")) {
            ControlGroup controls = name.equals("nevertreated") ? ControlGroup.NEVER : ControlGroup.NOT_YET;
            String options = GroupTimeFigures.options(controls, BasePeriod.VARYING);
            FigureRows ofRun = rows.with(options + ", lpop, dr, clustered by state");
            figures(ofRun, MpdtaFiguresTest.clustered(controls), file.get(name), "group.1");
        }
    }

    /** 1e-8 relative, of covariances near 0 by the variances and of influence values near 0 by 0.01. */
    private static void influence(FigureRows all, JsonNode file) {
        FigureRows rows = all.withinShare(EXACT);
        Panel panel = MpdtaFiguresTest.panel(true);
        double[] psi = FigureRows.numbers(file.get("psi_2006_2006"));
        double[] scales = new double[psi.length];
        for (int u = 0; u < psi.length; u++) {
            scales[u] = Math.max(Math.abs(psi[u]), 1e-2);
        }
        rows.scaled("influence values of ATT(2006,2006)", MpdtaFiguresTest.influenceValues(panel), psi, scales);
        double[][] matrix = MpdtaFiguresTest.covarianceOfCells(panel);
        int size = matrix.length;
        double[] covariance = new double[size * size];
        double[] sizes = new double[size * size];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] = matrix[i / size][i % size];
            sizes[i] = Math.sqrt(matrix[i / size][i / size] * matrix[i % size][i % size]);
        }
        rows.scaled("covariance of ATT(g,t)", covariance, FigureRows.numbers(file.get("vcov")), sizes);
    }
}
