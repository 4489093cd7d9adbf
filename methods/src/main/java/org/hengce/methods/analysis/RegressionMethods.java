package org.hengce.methods.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengce.methods.did.BaconDecomposition;
import org.hengce.methods.did.BaconResult;
import org.hengce.methods.did.Correction;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.did.Model;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/** The two-way regression and its decomposition. */
final class RegressionMethods {
    private static final Map<String, Correction> CORRECTIONS =
            Map.of("cluster", Correction.CLUSTER, "hc1", Correction.HC1, "none", Correction.NONE);
    private static final Map<String, InferenceRule> INFERENCES = Map.of(
            "auto",
            InferenceRule.AUTO,
            "cluster-t",
            InferenceRule.CLUSTER_T,
            "wild-cluster",
            InferenceRule.WILD_CLUSTER,
            "pooled-t",
            InferenceRule.POOLED_T);

    private RegressionMethods() {}

    static Estimator differenceInDifferences(AnalysisOptions options, Settings settings) {
        DifferenceInDifferences standard = DifferenceInDifferences.withDefaults();
        InferenceRule inference = settings.choice("inference", INFERENCES).orElse(InferenceRule.AUTO);
        if (settings.has("correction") && inference == InferenceRule.POOLED_T) {
            throw MethodOptions.correction();
        }
        List<String> fixedEffects = options.called(settings.names("fixedEffects"));
        List<String> clusters = options.called(options.clusters());
        return new DifferenceInDifferences(
                fixedEffects.isEmpty() ? standard.fixedEffects() : fixedEffects,
                clusters.isEmpty() ? standard.clusters() : clusters,
                settings.choice("correction", CORRECTIONS).orElse(Correction.CLUSTER),
                model(settings),
                settings.whole("leads"),
                settings.whole("lags"),
                inference,
                settings.flag("wild", false),
                options.level(),
                options.seed(),
                options.threads());
    }

    private static Model model(Settings settings) {
        boolean sunAbraham = settings.flag("sunAbraham", false);
        boolean eventStudy = settings.flag("eventStudy", sunAbraham);
        if (sunAbraham && !eventStudy) {
            throw new OptionException(
                    "sunAbraham=true is an event study; leave eventStudy=false out",
                    "sunAbraham=true 即为事件研究；请去掉 eventStudy=false");
        }
        return sunAbraham ? Model.SUN_ABRAHAM : eventStudy ? Model.EVENT_STUDY : Model.TWO_WAY;
    }

    static Analysis bacon(AnalysisOptions options) {
        BaconDecomposition bacon = new BaconDecomposition(options.seed(), options.threads());
        return panel -> {
            BaconResult result = bacon.estimate(panel);
            Set<String> dropped =
                    result.unitsDropped().stream().map(DroppedUnit::unit).collect(Collectors.toSet());
            return decomposition(panel, result, dropped);
        };
    }

    private static AnalysisResult decomposition(Panel panel, BaconResult result, Set<String> dropped) {
        List<String> treated = new ArrayList<>();
        List<String> controls = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            boolean becomes = !panel.neverTreated(u) && !panel.alwaysTreated(u);
            if (!dropped.contains(panel.unit(u))) {
                (becomes ? treated : controls).add(panel.unit(u));
            }
        }
        return new AnalysisResult.OfDecomposition(result, treated, controls);
    }
}
