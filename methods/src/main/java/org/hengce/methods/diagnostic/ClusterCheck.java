package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.found;

import java.util.List;
import java.util.Optional;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;

/** Whether there are independent units enough, treated ones among them, for errors that are right in large samples. */
final class ClusterCheck {
    private static final int MANY = 30;
    private static final int MANY_TREATED = 10;
    private static final int SOME = 10;
    private static final int SOME_TREATED = 5;

    private ClusterCheck() {}

    static Optional<Diagnostic> of(Panel panel, Estimator estimator, Effect effect) {
        if (effect.inference() == Inference.POOLED_T) {
            int treated = effect.treatedUnits().size();
            int all = treated + effect.controlUnits().size();
            return Optional.of(found(
                    Name.FEW_CLUSTERS,
                    Status.WARN,
                    all,
                    "%d units, %d of them treated: the t test takes changes for normal and equally spread."
                            .formatted(all, treated),
                    "共 %d 个单位，其中受处理 %d 个：t 检验假定变化量服从正态分布且离散程度相同。".formatted(all, treated)));
        }
        boolean asymptotic = effect.inference() == Inference.CLUSTER_T
                || effect.inference() == Inference.WILD_CLUSTER
                || effect.inference() == Inference.INFLUENCE_NORMAL;
        if (!asymptotic) {
            return Optional.empty();
        }
        int clusters = clusters(effect);
        int treated = treated(panel, estimator, effect);
        Status status = clusters >= MANY && treated >= MANY_TREATED
                ? Status.PASS
                : clusters >= SOME && treated >= SOME_TREATED ? Status.WARN : Status.FAIL;
        return Optional.of(found(
                Name.FEW_CLUSTERS,
                status,
                clusters,
                "%d clusters, %d of them treated; errors of this kind need about %d with %d treated."
                        .formatted(clusters, treated, MANY, MANY_TREATED),
                "共 %d 个聚类，其中受处理 %d 个；此类标准误约需 %d 个聚类、其中受处理 %d 个。".formatted(clusters, treated, MANY, MANY_TREATED)));
    }

    /** Of two dimensions the smaller. */
    private static int clusters(Effect effect) {
        if (effect.detail() instanceof GroupTimeDetail detail) {
            return detail.clusters();
        }
        return effect.detail() instanceof RegressionDetail detail
                ? detail.clusters().stream().mapToInt(Integer::intValue).min().orElse(0)
                : 0;
    }

    /** Clusters with a treated unit; where clusters are not made of whole units, treated units. */
    private static int treated(Panel panel, Estimator estimator, Effect effect) {
        List<String> columns = List.of();
        if (estimator instanceof GroupTimeAtt of) {
            columns = of.cluster().stream().toList();
        } else if (estimator instanceof DifferenceInDifferences of) {
            columns = of.clusters();
        }
        int least = effect.treatedUnits().size();
        for (String column : columns) {
            Factor factor = panel.factor(column).orElse(null);
            if (factor != null) {
                long levels = effect.treatedUnits().stream()
                        .mapToInt(unit -> factor.level(panel.indexOf(unit), 0))
                        .distinct()
                        .count();
                least = (int) Math.min(least, levels);
            }
        }
        return least;
    }
}
