package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.Set;
import org.hengce.methods.request.Words;

/** The coefficients of an event study made elsewhere: two files and how many coefficients lie before the reference. */
record CoefficientsInput(Path betahat, Path sigma, int pre) {
    private static final Set<String> ITS_OWN =
            Set.of("method", "betahat", "sigma", "pre", "level", "seed", "set", "json", "plot", "lang", "threads");

    static CoefficientsInput of(OptionWords read) {
        if (!read.others().isEmpty()) {
            String other = read.others().get(0);
            throw read.wrong(
                    "honest reads --betahat FILE and --sigma FILE, not %s.".formatted(other),
                    "honest 读取 --betahat FILE 和 --sigma FILE，而非 %s。".formatted(other));
        }
        Words words = read.words();
        words.names().stream()
                .filter(option -> !ITS_OWN.contains(option))
                .map(words::written)
                .sorted()
                .findFirst()
                .ifPresent(option -> {
                    throw read.wrong(
                            "%s says nothing to honest: it reads coefficients, no panel.".formatted(option),
                            "%s 对 honest 无意义：它读取系数，而非面板。".formatted(option));
                });
        try {
            Path betahat = Path.of(words.required("betahat", "the file of the coefficients", "系数文件"));
            Path sigma = Path.of(words.required("sigma", "the file of their covariance", "协方差文件"));
            words.required("pre", "how many coefficients lie before the reference period", "参照期之前的系数个数");
            return new CoefficientsInput(
                    betahat, sigma, words.parsed("pre", Integer::parseInt).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw read.speech().wrong(e);
        }
    }
}
