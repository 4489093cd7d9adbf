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
        if (!words.others().isEmpty())
            throw words.wrong("honest reads --betahat FILE and --sigma FILE, not %s."
                    .formatted(words.others().get(0)));
        AnalyzeOptions.VALUED.stream()
                .sorted()
                .filter(option -> words.has(option) && !ITS_OWN.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw words.wrong("%s says nothing to honest: it reads coefficients, no panel.".formatted(option));
                });
        Path betahat = Path.of(words.required("--betahat", "the file of the coefficients"));
        Path sigma = Path.of(words.required("--sigma", "the file of their covariance"));
        UsageError missing = words.wrong("--pre is missing: how many coefficients lie before the reference period.");
        return new CoefficientsInput(
                betahat, sigma, words.parsed("--pre", Integer::parseInt).orElseThrow(() -> missing));
    }
}
