package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.request.AnalysisRequest;
import org.hengce.methods.request.PanelRequest;
import org.hengce.methods.request.Words;
import org.hengce.presentation.Language;

/**
 * What {@code analyze} was asked for, whatever it reads.
 *
 * @param request what every method is asked
 * @param speech to whoever asks
 * @param json instead of tables
 * @param plot file to draw into
 */
record AnalyzeOptions(AnalysisRequest request, Speech speech, boolean json, Optional<Path> plot) {
    static final Set<String> FLAGS = Set.of("json");
    /** What a request has as well, and what is of the command alone. */
    static final Set<String> VALUED = Stream.concat(
                    PanelRequest.OPTIONS.stream(), Stream.of("plot", "lang", "threads", "betahat", "sigma", "pre"))
            .collect(Collectors.toUnmodifiableSet());

    /** Reads what is asked of every method. */
    static AnalyzeOptions of(OptionWords read) {
        Words words = read.words();
        try {
            words.parsed("lang", AnalyzeOptions::language);
            int threads = words.parsed("threads", Integer::parseInt)
                    .orElse(Runtime.getRuntime().availableProcessors());
            return new AnalyzeOptions(
                    AnalysisRequest.of(words, threads),
                    read.speech(),
                    words.has("json"),
                    words.one("plot").map(Path::of));
        } catch (IllegalArgumentException e) {
            throw read.speech().wrong(e);
        }
    }

    AnalysisMethod method() {
        return request.method();
    }

    Language language() {
        return speech.language();
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
