package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.analysis.AnalysisOptions;
import org.hengce.methods.analysis.Settings;
import org.hengce.presentation.Language;
import org.jspecify.annotations.Nullable;

/**
 * What {@code analyze} was asked for, whatever it reads.
 *
 * @param options what all methods are asked alike
 * @param settings the method's own
 * @param json instead of tables
 * @param plot file to draw into
 */
record AnalyzeOptions(
        AnalysisMethod method,
        AnalysisOptions options,
        Settings settings,
        Language language,
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
    static AnalyzeOptions of(OptionWords words, Map<String, String> environment) {
        AnalysisMethod method = words.parsed("--method", AnalysisMethod::named)
                .orElseThrow(() -> words.wrong("Which method? %s."
                        .formatted(Stream.of(AnalysisMethod.values())
                                .map(AnalysisMethod::word)
                                .collect(Collectors.joining(", ")))));
        Settings settings;
        AnalysisOptions options;
        try {
            settings = Settings.of(method, words.all("--set"));
            options = new AnalysisOptions(
                    words.parsed("--level", Double::parseDouble).orElse(0.95),
                    seed(words),
                    words.parsed("--threads", Integer::parseInt)
                            .orElse(Runtime.getRuntime().availableProcessors()),
                    words.list("--covariates"),
                    words.list("--cluster"),
                    words.list("--interruption").stream().skip(1).toList(),
                    words.one("--unit").orElse("unit"),
                    words.one("--time").orElse("time"));
        } catch (IllegalArgumentException e) {
            throw words.wrong(sentence(e.getMessage()));
        }
        return new AnalyzeOptions(
                method,
                options,
                settings,
                words.parsed("--lang", AnalyzeOptions::language).orElse(language(environment)),
                words.has("--json"),
                words.one("--plot").map(Path::of));
    }

    /** A message of another layer as a sentence of ours. */
    static String sentence(@Nullable String message) {
        String text = message == null || message.isEmpty() ? "?" : message;
        return Character.toUpperCase(text.charAt(0))
                + text.substring(1)
                + (text.endsWith(".") || text.endsWith("。") ? "" : ".");
    }

    private static OptionalLong seed(OptionWords words) {
        return words.parsed("--seed", Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Language language(String text) {
        return switch (text) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw new IllegalArgumentException("'%s' is neither zh nor en".formatted(text));
        };
    }

    /** As POSIX says which of the variables counts. */
    private static Language language(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        return locale.startsWith("zh") ? Language.ZH : Language.EN;
    }
}
