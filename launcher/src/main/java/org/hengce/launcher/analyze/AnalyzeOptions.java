package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.analysis.AnalysisOptions;
import org.hengce.methods.analysis.Settings;
import org.hengce.methods.csv.PeriodForms;
import org.hengce.methods.option.OptionException;
import org.hengce.presentation.Language;

/**
 * What {@code analyze} was asked for, whatever it reads.
 *
 * @param options what all methods are asked alike
 * @param settings the method's own
 * @param speech to whoever asks
 * @param json instead of tables
 * @param plot file to draw into
 */
record AnalyzeOptions(
        AnalysisMethod method,
        AnalysisOptions options,
        Settings settings,
        Speech speech,
        boolean json,
        Optional<Path> plot) {
    static final Set<String> FLAGS = Set.of("--json");
    static final Set<String> VALUED = Set.of(
            "--method",
            "--unit",
            "--time",
            "--outcome",
            "--treated",
            "--first-treated",
            "--treat",
            "--interruption",
            "--covariates",
            "--cluster",
            "--weights",
            "--transform",
            "--exclude",
            "--from",
            "--to",
            "--level",
            "--seed",
            "--set",
            "--plot",
            "--lang",
            "--threads",
            "--betahat",
            "--sigma",
            "--pre");

    /** Reads what is asked of every method. */
    static AnalyzeOptions of(OptionWords words) {
        String all = String.join(", ", AnalysisMethod.words());
        AnalysisMethod method = words.parsed("--method", AnalysisMethod::named)
                .orElseThrow(() -> words.wrong("Which method? %s.".formatted(all), "用哪种方法？%s。".formatted(all)));
        if (words.has("--level") && !method.takesLevel())
            throw words.wrong(
                    "%s gives no interval, so that it has no level.".formatted(method.word()),
                    "%s 不给出区间，因此没有水平可设。".formatted(method.word()));
        words.parsed("--lang", AnalyzeOptions::language);
        Settings settings;
        AnalysisOptions options;
        try {
            settings = Settings.of(method, words.all("--set"));
            options = new AnalysisOptions(
                    words.number("--level").orElse(0.95),
                    seed(words),
                    words.parsed("--threads", Integer::parseInt)
                            .orElse(Runtime.getRuntime().availableProcessors()),
                    words.list("--covariates"),
                    words.list("--cluster"),
                    words.list("--interruption").stream().skip(1).toList(),
                    words.one("--unit").orElse("unit"),
                    words.one("--time").orElse("time"),
                    words.one("--outcome").orElse("outcome"));
            options.interruptions().forEach(PeriodForms::named);
        } catch (IllegalArgumentException e) {
            throw words.speech().wrong(e);
        }
        return new AnalyzeOptions(
                method,
                options,
                settings,
                words.speech(),
                words.has("--json"),
                words.one("--plot").map(Path::of));
    }

    Language language() {
        return speech.language();
    }

    private static OptionalLong seed(OptionWords words) {
        return words.parsed("--seed", Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Language language(String text) {
        return switch (text) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default ->
                throw new OptionException(
                        "'%s' is neither zh nor en".formatted(text), "“%s”既非 zh 也非 en".formatted(text));
        };
    }
}
