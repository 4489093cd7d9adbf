package org.hengce.methods.analysis;

import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.option.OptionException;

/** Whether what all methods are asked alike goes with one of them: what it would not use is refused. */
final class MethodOptions {
    private MethodOptions() {}

    static void check(AnalysisMethod method, AnalysisOptions options) {
        if (!options.covariates().isEmpty() && !method.takesCovariates()) {
            String names = String.join(", ", options.covariates());
            throw new OptionException(
                    "%s uses no covariates, not %s".formatted(method.word(), names),
                    "%s 不使用协变量，因此不能给出 %s".formatted(method.word(), names));
        }
        if (options.clusters().size() > method.clustersAtMost()) {
            throw clusters(method, String.join(", ", options.clusters()));
        }
        if (!options.interruptions().isEmpty() && method != AnalysisMethod.ITS) {
            String more = String.join(", ", options.interruptions());
            throw new OptionException(
                    "%s knows one start, not the further interruptions %s".formatted(method.word(), more),
                    "%s 只有一个起点，不能给出其他中断期 %s".formatted(method.word(), more));
        }
    }

    /** Refuses settings that the procedure has no use for, which the panel led to. */
    static void checkUsed(Effect effect, Settings settings) {
        if (settings.has("correction") && effect.inference() == Inference.POOLED_T) {
            throw correction();
        }
        if (settings.has("draws") && effect.inference() == Inference.JACKKNIFE) {
            throw draws();
        }
    }

    static OptionException correction() {
        return new OptionException(
                "a pooled t (POOLED_T) has no errors that correction would change; leave it out, or set inference=cluster-t",
                "合并 t 检验（POOLED_T）没有可由 correction 调整的标准误；请去掉它，或设 inference=cluster-t");
    }

    static OptionException draws() {
        return new OptionException(
                "a jackknife draws nothing; leave draws out, or set inference=placebo or bootstrap",
                "刀切法不作抽样；请去掉 draws，或设 inference=placebo 或 bootstrap");
    }

    private static OptionException clusters(AnalysisMethod method, String names) {
        return method.clustersAtMost() == 0
                ? new OptionException(
                        "the errors of %s are not clustered".formatted(method.word()),
                        "%s 的标准误不按聚类计算".formatted(method.word()))
                : new OptionException(
                        "%s clusters by at most %d columns, not by %s"
                                .formatted(method.word(), method.clustersAtMost(), names),
                        "%s 至多按 %d 列聚类，而非 %s".formatted(method.word(), method.clustersAtMost(), names));
    }
}
