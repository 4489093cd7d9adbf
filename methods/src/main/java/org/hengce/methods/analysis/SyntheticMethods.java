package org.hengce.methods.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.synthetic.Predictor;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;

/** The synthetic methods. */
final class SyntheticMethods {
    private static final Map<String, Optional<Inference>> INFERENCES = Map.of(
            "auto",
            Optional.empty(),
            "placebo",
            Optional.of(Inference.PLACEBO_NORMAL),
            "jackknife",
            Optional.of(Inference.JACKKNIFE),
            "bootstrap",
            Optional.of(Inference.BOOTSTRAP));

    private SyntheticMethods() {}

    /** Covariates are predictors unless predictors are named. */
    static Estimator control(AnalysisOptions options, Settings settings) {
        List<String> named = settings.names("predictors");
        List<String> unused = named.isEmpty()
                ? List.of()
                : options.covariates().stream()
                        .filter(covariate ->
                                !predictorColumns(options, settings).contains(covariate))
                        .toList();
        if (!unused.isEmpty()) {
            String names = String.join(", ", unused);
            throw new OptionException(
                    "the predictors do not use %s; name it among them, or leave it out".formatted(names),
                    "预测变量未用到 %s；请列入 predictors，或去掉".formatted(names));
        }
        SyntheticControl control = SyntheticControl.withDefaults()
                .withLevel(options.level())
                .withThreads(options.threads())
                .withPredictors((named.isEmpty() ? options.covariates() : named)
                        .stream().map(text -> predictor(text, options)).toList())
                .withPlacebos(settings.flag("placebos", true))
                .withLeaveOneOut(settings.flag("leaveOneOut", false));
        if (options.seed().isPresent()) {
            control = control.withSeed(options.seed().getAsLong());
        }
        Optional<String> earlier = settings.text("inTime");
        return earlier.isPresent() ? control.withInTimePlacebo(earlier.get()) : control;
    }

    static Estimator did(AnalysisOptions options, Settings settings) {
        SyntheticDifferenceInDifferences did = SyntheticDifferenceInDifferences.withDefaults()
                .withLevel(options.level())
                .withThreads(options.threads())
                .withCovariates(options.covariates())
                .withLeaveOneOut(settings.flag("leaveOneOut", false));
        if (options.seed().isPresent()) {
            did = did.withSeed(options.seed().getAsLong());
        }
        if (settings.whole("draws").isPresent()) {
            did = did.withDraws(settings.whole("draws").getAsInt());
        }
        Optional<Inference> inference = settings.choice("inference", INFERENCES).orElse(Optional.empty());
        if (settings.has("draws") && inference.equals(Optional.of(Inference.JACKKNIFE))) {
            throw MethodOptions.draws();
        }
        return inference.isPresent() ? did.withInference(inference.get()) : did;
    }

    /** The columns that predictors are made of. */
    static List<String> predictorColumns(AnalysisOptions options, Settings settings) {
        return predictorNames(settings).stream()
                .filter(name -> !name.equals(Predictor.OUTCOME) && !name.equals(options.outcomeColumn()))
                .distinct()
                .toList();
    }

    /** What predictors are made of, by the names that were given. */
    static List<String> predictorNames(Settings settings) {
        return settings.names("predictors").stream()
                .map(text -> text.lastIndexOf(':') < 0 ? text : text.substring(0, text.lastIndexOf(':')))
                .toList();
    }

    /** {@code NAME}, {@code NAME:PERIOD} or {@code NAME:FROM..TO}. */
    private static Predictor predictor(String text, AnalysisOptions options) {
        int colon = text.lastIndexOf(':');
        String column = colon < 0 ? text : text.substring(0, colon);
        String name = column.equals(options.outcomeColumn()) ? Predictor.OUTCOME : column;
        if (colon < 0) {
            return Predictor.of(name);
        }
        String periods = text.substring(colon + 1);
        int dots = periods.indexOf("..");
        return new Predictor(
                name,
                dots < 0 ? periods : periods.substring(0, dots),
                dots < 0 ? periods : periods.substring(dots + 2));
    }
}
