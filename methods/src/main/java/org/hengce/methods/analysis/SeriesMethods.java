package org.hengce.methods.analysis;

import java.util.Map;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.its.UnitAggregate;

/** Methods on one series. */
final class SeriesMethods {
    private static final Map<String, UnitAggregate> AGGREGATES =
            Map.of("mean", UnitAggregate.MEAN, "sum", UnitAggregate.SUM);

    private SeriesMethods() {}

    static Estimator beforeAfter(AnalysisOptions options, Settings settings) {
        return new BeforeAfter(
                options.level(), options.seed(), settings.flag("plainWelch", false), aggregate(settings));
    }

    static Estimator interrupted(AnalysisOptions options, Settings settings) {
        return new InterruptedTimeSeries(
                options.level(),
                options.seed(),
                settings.flag("slope", true),
                settings.whole("harmonics"),
                settings.whole("lag"),
                settings.flag("adjust", true),
                options.interruptions(),
                aggregate(settings));
    }

    private static UnitAggregate aggregate(Settings settings) {
        return settings.choice("aggregate", AGGREGATES).orElse(UnitAggregate.MEAN);
    }
}
