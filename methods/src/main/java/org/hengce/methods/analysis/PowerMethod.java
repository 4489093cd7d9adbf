package org.hengce.methods.analysis;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.power.Power;

/** What a design could find. */
final class PowerMethod {
    /** The levels of intervals go a little further on both sides. */
    private static final double LEAST_ALPHA = 0.0001;

    private static final double LARGEST_ALPHA = 0.9;

    private PowerMethod() {}

    static Analysis of(AnalysisOptions options, Settings settings) {
        if (settings.whole("horizon").isEmpty()) {
            throw new OptionException(
                    "power needs the number of periods from the launch on that will be observed: horizon=N",
                    "power 需要政策开始后将观测的期数：horizon=N");
        }
        List<String> treated = settings.names("treated");
        design(List.of("any"), options, settings); // a wrong setting is told before any panel is read
        return panel -> {
            List<String> units = treated.isEmpty() ? treatedOf(panel) : treated;
            return new AnalysisResult.OfDesign(design(units, options, settings).simulate(panel));
        };
    }

    private static Power design(List<String> treated, AnalysisOptions options, Settings settings) {
        Power standard = Power.of(treated, settings.whole("horizon").orElseThrow());
        double alpha = settings.number("alpha").orElse(standard.alpha());
        if (!(alpha >= LEAST_ALPHA && alpha <= LARGEST_ALPHA)) {
            throw new OptionException(
                    "the setting alpha is %s; it must be between %s and %s"
                            .formatted(alpha, LEAST_ALPHA, LARGEST_ALPHA),
                    "设置 alpha 为 %s；须在 %s 与 %s 之间".formatted(alpha, LEAST_ALPHA, LARGEST_ALPHA));
        }
        return new Power(
                treated,
                standard.horizon(),
                estimator(settings, alpha),
                alpha,
                settings.number("power").orElse(standard.power()),
                settings.whole("replications").orElse(standard.replications()),
                settings.whole("prePeriods"),
                settings.flag("drawUnits", true),
                options.seed(),
                options.threads());
    }

    /** Those that the panel says will be treated. */
    private static List<String> treatedOf(Panel panel) {
        List<String> treated = IntStream.range(0, panel.unitCount())
                .filter(u -> !panel.neverTreated(u))
                .mapToObj(panel::unit)
                .toList();
        if (treated.isEmpty()) {
            throw new OptionException(
                    "power needs the units that are to be treated: treated=A,B", "power 需要拟处理的单位：treated=A,B");
        }
        return treated;
    }

    /** With intervals at 1 − alpha, since the search for what is found is then shortest. */
    private static Estimator estimator(Settings settings, double alpha) {
        AnalysisMethod method =
                settings.text("method").map(AnalysisMethod::named).orElse(AnalysisMethod.SDID);
        AnalysisOptions options =
                new AnalysisOptions(1 - alpha, OptionalLong.empty(), 1, List.of(), List.of(), List.of(), "", "", "");
        Settings none = Settings.none();
        return switch (method) {
            case BEFORE_AFTER -> SeriesMethods.beforeAfter(options, none);
            case ITS -> SeriesMethods.interrupted(options, none);
            case DID -> RegressionMethods.differenceInDifferences(options, none);
            case GROUP_TIME -> GroupTimeMethod.of(options, none);
            case SYNTHETIC_CONTROL -> SyntheticMethods.control(options, none);
            case SDID -> SyntheticMethods.did(options, none);
            case BACON, HONEST, POWER ->
                throw new OptionException(
                        "the setting method is '%s'; it must be a method that finds effects".formatted(method.word()),
                        "设置 method 为“%s”；须为估计效应的方法".formatted(method.word()));
        };
    }
}
