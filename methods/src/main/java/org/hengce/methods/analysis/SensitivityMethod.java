package org.hengce.methods.analysis;

import java.util.List;
import java.util.Map;
import org.hengce.methods.csv.EventStudyFile;
import org.hengce.methods.honest.Delta;
import org.hengce.methods.honest.HonestSensitivity;
import org.hengce.methods.honest.Target;
import org.hengce.methods.option.OptionException;

/** Robust intervals of coefficients that were estimated elsewhere. */
public final class SensitivityMethod {
    private final HonestSensitivity honest;

    private SensitivityMethod(HonestSensitivity honest) {
        this.honest = honest;
    }

    /**
     * The analysis, set as asked for.
     *
     * @throws IllegalArgumentException if a setting is not what it takes
     */
    public static SensitivityMethod of(AnalysisOptions options, Settings settings) {
        MethodOptions.check(AnalysisMethod.HONEST, options);
        Delta delta = settings.choice("delta", Map.of("relative", Delta.RELATIVE, "smoothness", Delta.SMOOTHNESS))
                .orElse(Delta.RELATIVE);
        String own = delta == Delta.RELATIVE ? "mbar" : "m";
        String other = delta == Delta.RELATIVE ? "m" : "mbar";
        if (settings.has(other)) {
            String word = delta == Delta.RELATIVE ? "relative" : "smoothness";
            throw new OptionException(
                    "delta=%s is allowed for by %s, not by %s".formatted(word, own, other),
                    "delta=%s 的幅度由 %s 给出，而非 %s".formatted(word, own, other));
        }
        List<Double> m = settings.numbers(own);
        Target target = settings.choice("target", Map.of("first", Target.first(), "average", Target.average()))
                .orElse(Target.first());
        return new SensitivityMethod(new HonestSensitivity(delta, m, target, options.level(), options.seed()));
    }

    /**
     * What is left of the effect where trends are not quite parallel.
     *
     * @param pre how many coefficients lie before the reference
     * @throws org.hengce.methods.effect.NotEstimableException if the coefficients do not allow it
     * @throws IllegalArgumentException if numbers and settings do not go together, or the file shows another {@code pre}
     */
    public AnalysisResult on(EventStudyFile study, int pre) {
        int before = study.before().orElse(pre);
        if (before != pre) {
            String names = String.join(", ", study.labels());
            throw new OptionException(
                    "--pre is %d, but of the coefficients %s those before the reference are %d"
                            .formatted(pre, names, before),
                    "--pre 称参照期之前有 %d 个系数，而按 %s 应为 %d 个".formatted(pre, names, before));
        }
        double[] betahat =
                study.betahat().stream().mapToDouble(Double::doubleValue).toArray();
        return new AnalysisResult.OfSensitivity(honest.analyse(betahat, study.sigma(), pre));
    }
}
