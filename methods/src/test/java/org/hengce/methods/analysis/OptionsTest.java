package org.hengce.methods.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractStringAssert;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that a method cannot do anything with are refused with a sentence in both languages, never by a crash. */
class OptionsTest {
    private static final AnalysisOptions DEFAULTS = AnalysisOptions.defaults();

    private static AnalysisOptions options(double level, long seed, List<String> covariates, List<String> clusters) {
        return new AnalysisOptions(
                level, OptionalLong.of(seed), 1, covariates, clusters, List.of(), "region", "year", "sales");
    }

    /** Units u0 to u(n − 1) over six years, the first of them treated from the fifth; {@code k} tells every row apart. */
    private static Panel panel(int units, int treated) {
        PanelBuilder panel = Panel.builder(List.of("2001", "2002", "2003", "2004", "2005", "2006"))
                .columns(List.of(), List.of("k"));
        for (int u = 0; u < units; u++) {
            String unit = "u%05d".formatted(u);
            for (int t = 1; t <= 6; t++) {
                double y = u % 7 + 0.3 * t + (u * 31 + t * 17) % 11 + (u < treated && t > 4 ? 2 : 0);
                panel.observe(unit, "200" + t, y, new double[0], List.of(unit + t));
            }
            if (u < treated) {
                panel.treatedFrom(unit, "2005");
            }
        }
        return panel.build();
    }

    private static AbstractStringAssert<?> refused(AnalysisMethod method, AnalysisOptions options, String... settings) {
        return message(catchThrowableOfType(
                OptionException.class, () -> Analysis.of(method, options, Settings.of(method, List.of(settings)))));
    }

    private static AbstractStringAssert<?> message(OptionException thrown) {
        assertThat(thrown).isNotNull();
        assertThat(thrown.chinese()).matches(".*\\p{IsHan}.*");
        return assertThat(thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 0.0099, 0.9999999, 0.9999999999, 1, Double.NaN})
    void aLevelOfWhichNothingCouldBeWrittenIsRefused(double level) {
        message(catchThrowableOfType(OptionException.class, () -> options(level, 1, List.of(), List.of())))
                .contains("is not between 0.01 and 0.999999");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 53, -(1L << 53), Long.MAX_VALUE, Long.MIN_VALUE})
    void aSeedThatJsonCannotHoldExactlyIsRefused(long seed) {
        message(catchThrowableOfType(OptionException.class, () -> options(0.95, seed, List.of(), List.of())))
                .contains("the seed " + seed);
        assertThat(options(0.95, (1L << 53) - 1, List.of(), List.of()).seed()).hasValue(9007199254740991L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GROUP_TIME|inference=bootstrap|draws=2147483647|draws must be at most 100000",
                "SDID|inference=bootstrap|draws=2147483647|draws must be at most 100000",
                "SDID|inference=jackknife|draws=50|a jackknife draws nothing",
                "DID|inference=pooled-t|correction=hc1|a pooled t (POOLED_T) has no errors",
                "DID|sunAbraham=true|eventStudy=false|sunAbraham=true is an event study",
                "POWER|horizon=2|alpha=1|the setting alpha is 1.0; it must be between",
                "POWER|horizon=2|replications=0|replications must be at least 1, not 0",
                "POWER|horizon=0|power=0.8|horizon must be at least 1, not 0"
            })
    void settingsThatSayNothingOrTooMuchAreRefused(AnalysisMethod method, String one, String other, String said) {
        refused(method, DEFAULTS, one, other).startsWith(said);
    }

    @Test
    void aCorrectionThatTheDesignHasNoUseForIsRefusedToo() {
        Settings settings = Settings.of(AnalysisMethod.DID, List.of("correction=hc1"));
        message(catchThrowableOfType(OptionException.class, () -> Analysis.of(AnalysisMethod.DID, DEFAULTS, settings)
                        .on(panel(9, 2))))
                .startsWith("a pooled t (POOLED_T) has no errors");
    }

    @Test
    void drawsThatTheDesignHasNoUseForAreRefusedToo() {
        Settings settings = Settings.of(AnalysisMethod.SDID, List.of("draws=50"));
        message(catchThrowableOfType(OptionException.class, () -> Analysis.of(AnalysisMethod.SDID, DEFAULTS, settings)
                        .on(panel(8, 5))))
                .startsWith("a jackknife draws nothing");
    }

    @Test
    void aCovariateThatNoPredictorUsesIsRefused() {
        refused(
                        AnalysisMethod.SYNTHETIC_CONTROL,
                        options(0.95, 1, List.of("price", "age"), List.of()),
                        "predictors=price")
                .startsWith("the predictors do not use age");
    }

    @Test
    void namesThatCouldMeanAColumnOfTheFileAreRefused() {
        List<String> columns = List.of("region", "year", "unit", "time", "outcome", "sales");
        AnalysisOptions clustered = options(0.95, 1, List.of(), List.of("unit"));
        Settings effects = Settings.of(AnalysisMethod.DID, List.of("fixedEffects=region,time"));
        Settings predictors = Settings.of(AnalysisMethod.SYNTHETIC_CONTROL, List.of("predictors=outcome:2001"));
        AnalysisOptions plain = options(0.95, 1, List.of(), List.of());

        message(catchThrowableOfType(OptionException.class, () -> clustered.checkAgainst(columns, Settings.none())))
                .startsWith("'unit' is a column of the file and stands for region as well; write region");
        message(catchThrowableOfType(OptionException.class, () -> plain.checkAgainst(columns, effects)))
                .contains("'time'", "year");
        message(catchThrowableOfType(OptionException.class, () -> plain.checkAgainst(columns, predictors)))
                .contains("'outcome'", "sales");
        clustered.checkAgainst(List.of("region", "year", "sales"), effects);
    }

    @Test
    void theOutcomeIsAPredictorByItsOwnName() {
        Settings own = Settings.of(AnalysisMethod.SYNTHETIC_CONTROL, List.of("predictors=sales:2001,sales:2003"));
        Settings reserved =
                Settings.of(AnalysisMethod.SYNTHETIC_CONTROL, List.of("predictors=outcome:2001,outcome:2003"));
        AnalysisOptions plain = options(0.95, 1, List.of(), List.of());

        assertThat(plain.covariates(own)).isEmpty();
        assertThat(effect(plain, own)).isEqualTo(effect(plain, reserved));
    }

    private static Effect effect(AnalysisOptions options, Settings settings) {
        return ((AnalysisResult.OfEffect) Analysis.of(AnalysisMethod.SYNTHETIC_CONTROL, options, settings)
                        .on(panel(9, 1)))
                .effect();
    }

    @Test
    void theHighestLevelNeedsMoreDonorsThanThereAre() {
        AnalysisOptions high = options(0.999999, 1, List.of(), List.of());
        assertThat(effect(high, Settings.none()).reasons().get("interval"))
                .satisfies(reason -> assertThat(reason.english()).contains("needs at least 999999 donors"));
    }

    @Test
    void aWildBootstrapThatWouldTakeHoursIsRefused() {
        Settings settings = Settings.of(AnalysisMethod.DID, List.of("fixedEffects=unit,time,k", "wild=true"));
        PanelBuilder panel = Panel.builder(List.of("2001", "2002", "2003")).columns(List.of(), List.of("k"));
        int units = 6_000;
        for (int u = 0; u < units; u++) {
            for (int t = 1; t <= 3; t++) {
                double y = u % 7 + 0.3 * t + (u * 31 + t * 17) % 11;
                panel.observe("u" + u, "200" + t, y, new double[0], List.of("k" + (u * 7 + t * 13) % 2_000));
            }
            if (u % 2 == 0) {
                panel.treatedFrom("u" + u, "2003");
            }
        }
        Panel large = panel.build();
        message(catchThrowableOfType(OptionException.class, () -> Analysis.of(AnalysisMethod.DID, DEFAULTS, settings)
                        .on(large)))
                .contains("6000 clusters that share", "leave wild=true out");
    }

    @Test
    void fixedEffectsThatTellEveryRowApartAreNamedAsTheCause() {
        Settings settings = Settings.of(AnalysisMethod.DID, List.of("fixedEffects=k"));
        NotEstimableException thrown = catchThrowableOfType(
                NotEstimableException.class,
                () -> Analysis.of(AnalysisMethod.DID, DEFAULTS, settings).on(panel(9, 2)));
        assertThat(thrown.code()).isEqualTo(NotEstimableException.Code.COLLINEAR);
        assertThat(thrown.getMessage()).contains("54 rows stand alone", "(k)");
    }
}
