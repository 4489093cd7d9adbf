package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.Set;
import org.hengce.launcher.terminal.UsageError;

/** The coefficients of an event study made elsewhere: two files and how many coefficients lie before the reference. */
record CoefficientsInput(Path betahat, Path sigma, int pre) {
    private static final Set<String> ITS_OWN = Set.of(
            "--method",
            "--betahat",
            "--sigma",
            "--pre",
            "--level",
            "--seed",
            "--set",
            "--json",
            "--plot",
            "--lang",
            "--threads");

    static CoefficientsInput of(OptionWords words) {
        if (!words.others().isEmpty()) {
            String other = words.others().get(0);
            throw words.wrong(
                    "honest reads --betahat FILE and --sigma FILE, not %s.".formatted(other),
                    "honest 读取 --betahat FILE 和 --sigma FILE，而非 %s。".formatted(other));
        }
        AnalyzeOptions.VALUED.stream()
                .sorted()
                .filter(option -> words.has(option) && !ITS_OWN.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw words.wrong(
                            "%s says nothing to honest: it reads coefficients, no panel.".formatted(option),
                            "%s 对 honest 无意义：它读取系数，而非面板。".formatted(option));
                });
        Path betahat = Path.of(words.required("--betahat", "the file of the coefficients", "系数文件"));
        Path sigma = Path.of(words.required("--sigma", "the file of their covariance", "协方差文件"));
        UsageError missing = words.wrong(
                "--pre is missing: how many coefficients lie before the reference period.", "缺少 --pre：参照期之前的系数个数。");
        return new CoefficientsInput(
                betahat, sigma, words.parsed("--pre", Integer::parseInt).orElseThrow(() -> missing));
    }
}
