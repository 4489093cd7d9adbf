package org.hengce.methods.request;

import java.util.Set;
import java.util.TreeSet;
import org.hengce.methods.analysis.Analysis;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.analysis.AnalysisResult;
import org.hengce.methods.csv.CsvLayout;
import org.hengce.methods.csv.OutcomeTransform;
import org.hengce.methods.csv.PanelFile;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;

/**
 * A method asked for on a panel.
 *
 * @param asked what every method is asked
 * @param layout which columns are what, and which rows count
 */
public record PanelRequest(AnalysisRequest asked, CsvLayout layout) {
    /** The options that it reads, those of {@link AnalysisRequest} included. */
    public static final Set<String> OPTIONS = Set.of(
            "method",
            "unit",
            "time",
            "outcome",
            "treated",
            "firstTreated",
            "treat",
            "interruption",
            "covariates",
            "cluster",
            "weights",
            "transform",
            "exclude",
            "from",
            "to",
            "level",
            "seed",
            "set");

    /**
     * Reads the words.
     *
     * @throws OptionException if a word is wrong, or the method would not use it; it says what may be
     */
    public static PanelRequest of(AnalysisRequest asked, Words words) {
        AnalysisMethod method = asked.method();
        TreatmentWords treatment = new TreatmentWords(words, method);
        String time = words.required("time", "the column of the periods", "时期所在的列");
        String outcome = words.required("outcome", "the column to look at", "结果所在的列");
        CsvLayout layout = treatment.ofSeries()
                ? CsvLayout.series(time, outcome)
                : CsvLayout.panel(unit(words, method), time, outcome);
        if (method.takesOneSeries()) {
            layout = layout.allowingOneUnit();
        }
        if (words.has("weights") && !method.takesWeights()) {
            throw new OptionException(
                    "%s uses no unit weights".formatted(method.word()), "%s 不使用单位权重".formatted(method.word()));
        }
        PanelRequest request = new PanelRequest(
                asked,
                layout.withTreatment(treatment.column(outcome))
                        .withTransform(words.parsed("transform", OutcomeTransform::parse)
                                .orElse(OutcomeTransform.LEVEL))
                        .withColumns(
                                asked.options().covariates(asked.settings()),
                                asked.options().factors(asked.settings()))
                        .withWeight(words.one("weights").orElse(null))
                        .without(new TreeSet<>(words.list("exclude")))
                        .within(words.one("from").orElse(null), words.one("to").orElse(null)));
        request.analysis(); // a wrong setting is told before any panel is read
        return request;
    }

    private static String unit(Words words, AnalysisMethod method) {
        boolean one = method.takesOneSeries();
        String instead = words.written("interruption");
        return words.required(
                "unit",
                "the column of the units" + (one ? "; a single series takes %s instead".formatted(instead) : ""),
                "单位所在的列" + (one ? "；单一序列请改用 %s".formatted(instead) : ""));
    }

    private Analysis analysis() {
        return Analysis.of(asked.method(), asked.options(), asked.settings());
    }

    /**
     * What the method finds.
     *
     * @param file read with this layout
     * @throws NotEstimableException if the panel does not allow it
     * @throws OptionException if a setting does not go with the panel
     */
    public AnalysisResult on(PanelFile file) {
        asked.options().checkAgainst(file.columns(), asked.settings());
        return analysis().on(file.panel());
    }
}
