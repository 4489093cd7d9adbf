package org.hengce.methods.analysis;

import java.util.Map;
import java.util.Optional;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.CellEstimator;
import org.hengce.methods.grouptime.ControlGroup;
import org.hengce.methods.grouptime.EventTimes;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.option.OptionException;

/** Effects by cohort and period. */
final class GroupTimeMethod {
    private static final int DRAWS = 1000;

    private GroupTimeMethod() {}

    static Estimator of(AnalysisOptions options, Settings settings) {
        return new GroupTimeAtt(
                settings.choice("controls", Map.of("never", ControlGroup.NEVER, "not-yet", ControlGroup.NOT_YET))
                        .orElse(ControlGroup.NEVER),
                settings.choice("base", Map.of("varying", BasePeriod.VARYING, "universal", BasePeriod.UNIVERSAL))
                        .orElse(BasePeriod.VARYING),
                settings.choice(
                                "estimator",
                                Map.of("dr", CellEstimator.DR, "ipw", CellEstimator.IPW, "reg", CellEstimator.REG))
                        .orElse(CellEstimator.DR),
                settings.whole("anticipation").orElse(0),
                settings.choice(
                                "aggregate",
                                Map.of(
                                        "group",
                                        Aggregation.GROUP,
                                        "simple",
                                        Aggregation.SIMPLE,
                                        "dynamic",
                                        Aggregation.DYNAMIC,
                                        "calendar",
                                        Aggregation.CALENDAR))
                        .orElse(Aggregation.GROUP),
                eventTimes(settings),
                draws(settings),
                options.called(options.clusters()).stream().findFirst().filter(cluster -> !cluster.equals("unit")),
                options.level(),
                options.seed(),
                options.threads());
    }

    private static EventTimes eventTimes(Settings settings) {
        EventTimes all = EventTimes.all();
        EventTimes balanced = settings.whole("balance").isPresent()
                ? all.balanced(settings.whole("balance").getAsInt())
                : all;
        return balanced.withMinUnits(settings.whole("minUnits").orElse(1));
    }

    private static int draws(Settings settings) {
        Optional<Boolean> bootstrap = settings.choice("inference", Map.of("analytical", false, "bootstrap", true));
        if (settings.has("draws") && !bootstrap.orElse(false)) {
            throw new OptionException(
                    "draws are those of a bootstrap; set inference=bootstrap too",
                    "draws 是自助法的抽样次数；请同时设 inference=bootstrap");
        }
        return bootstrap.orElse(false) ? settings.whole("draws").orElse(DRAWS) : 0;
    }
}
