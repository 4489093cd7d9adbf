package org.hengce.methods.request;

import java.util.OptionalLong;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.analysis.AnalysisOptions;
import org.hengce.methods.analysis.Settings;
import org.hengce.methods.csv.PeriodForms;
import org.hengce.methods.option.OptionException;

/**
 * What every method is asked, whatever it looks at.
 *
 * @param options what all methods are asked alike
 * @param settings the method's own
 */
public record AnalysisRequest(AnalysisMethod method, AnalysisOptions options, Settings settings) {
    /**
     * Reads {@code method}, {@code level}, {@code seed}, {@code set} and what names columns.
     *
     * @param threads that compute, at least 1; they change nothing in the result
     * @throws OptionException if a word is wrong; it says what may be
     */
    public static AnalysisRequest of(Words words, int threads) {
        AnalysisMethod method = words.parsed("method", AnalysisMethod::named).orElseThrow(AnalysisRequest::noMethod);
        if (words.has("level") && !method.takesLevel()) {
            throw new OptionException(
                    "%s gives no interval, so that it has no level".formatted(method.word()),
                    "%s 不给出区间，因此没有水平可设".formatted(method.word()));
        }
        Settings settings = Settings.of(method, words.all("set"));
        AnalysisOptions options = new AnalysisOptions(
                words.number("level").orElse(0.95),
                words.whole("seed").map(OptionalLong::of).orElse(OptionalLong.empty()),
                threads,
                words.list("covariates"),
                words.list("cluster"),
                words.list("interruption").stream().skip(1).toList(),
                words.one("unit").orElse("unit"),
                words.one("time").orElse("time"),
                words.one("outcome").orElse("outcome"));
        options.interruptions().forEach(PeriodForms::named);
        return new AnalysisRequest(method, options, settings);
    }

    private static OptionException noMethod() {
        return new OptionException(
                "Which method? %s".formatted(String.join(", ", AnalysisMethod.words())),
                "用哪种方法？%s".formatted(String.join("、", AnalysisMethod.words())));
    }
}
