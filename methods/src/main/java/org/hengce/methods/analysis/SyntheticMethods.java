package org.hengce.methods.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Inference;
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
        SyntheticControl control = SyntheticControl.withDefaults()
                .withLevel(options.level())
                .withThreads(options.threads())
                .withPredictors((named.isEmpty() ? options.covariates() : named)
                        .stream().map(SyntheticMethods::predictor).toList())
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
        return inference.isPresent() ? did.withInference(inference.get()) : did;
    }

    /** The columns that predictors are made of. */
    static List<String> predictorColumns(Settings settings) {
        return settings.names("predictors").stream()
                .map(text -> predictor(text).name())
                .filter(name -> !name.equals(Predictor.OUTCOME))
                .distinct()
                .toList();
    }

    /** {@code NAME}, {@code NAME:PERIOD} or {@code NAME:FROM..TO}. */
    private static Predictor predictor(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return Predictor.of(text);
        }
        String periods = text.substring(colon + 1);
        int dots = periods.indexOf("..");
        return new Predictor(
                text.substring(0, colon),
                dots < 0 ? periods : periods.substring(0, dots),
                dots < 0 ? periods : periods.substring(dots + 2));
    }
}
