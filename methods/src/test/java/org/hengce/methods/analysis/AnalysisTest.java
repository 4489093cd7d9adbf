package org.hengce.methods.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.hengce.methods.Figures;
import org.hengce.methods.csv.CsvLayout;
import org.hengce.methods.csv.OutcomeTransform;
import org.hengce.methods.csv.PanelReader;
import org.hengce.methods.csv.TreatmentColumn;
import org.hengce.methods.did.BaconDecomposition;
import org.hengce.methods.did.Correction;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.SyntheticDetail;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.ControlGroup;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.power.Power;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;

/** What is asked for by words is what the estimators are asked for: the same effect, seed included. */
class AnalysisTest {
    private static final AnalysisOptions DEFAULTS = AnalysisOptions.defaults();
    private static final CsvLayout LAWS = CsvLayout.panel("region", "year", "violent_crime_per_100000")
            .withTreatment(new TreatmentColumn.Indicator("law_in_force"))
            .withTransform(OutcomeTransform.parse("log"));

    private static Panel read(CsvLayout layout, String sample) {
        try {
            return new PanelReader(layout)
                    .read(Figures.root().resolve("samples").resolve(sample))
                    .panel();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Panel laws() {
        return read(LAWS, "us-shall-carry-laws.csv");
    }

    private static Panel seatbelts() {
        return read(
                CsvLayout.series("period", "drivers_killed")
                        .withTreatment(new TreatmentColumn.Stated(Map.of("drivers_killed", "1983-02"))),
                "uk-seatbelts.csv");
    }

    private static Effect effect(AnalysisMethod method, AnalysisOptions options, Panel panel, String... settings) {
        AnalysisResult result = Analysis.of(method, options, Settings.of(method, List.of(settings)))
                .on(panel);
        return ((AnalysisResult.OfEffect) result).effect();
    }

    private static Effect effect(AnalysisMethod method, Panel panel, String... settings) {
        return effect(method, DEFAULTS, panel, settings);
    }

    @Test
    void seriesMethodsTakeTheirSettings() {
        assertThat(effect(AnalysisMethod.BEFORE_AFTER, seatbelts(), "plainWelch=true"))
                .isEqualTo(BeforeAfter.withDefaults().withPlainWelch(true).estimate(seatbelts()));
        assertThat(effect(AnalysisMethod.ITS, seatbelts(), "slope=false", "harmonics=1", "lag=4"))
                .isEqualTo(InterruptedTimeSeries.withDefaults()
                        .withSlope(false)
                        .withHarmonics(1)
                        .withLag(4)
                        .estimate(seatbelts()));
        AnalysisOptions later = new AnalysisOptions(
                0.9, OptionalLong.of(7), 1, List.of(), List.of(), List.of("1984-01"), "unit", "time", "y");
        assertThat(effect(AnalysisMethod.ITS, later, seatbelts()))
                .isEqualTo(InterruptedTimeSeries.withDefaults()
                        .withLevel(0.9)
                        .withSeed(7)
                        .withInterruptions(List.of("1984-01"))
                        .estimate(seatbelts()));
    }

    @Test
    void regressionsTakeTheirSettings() {
        assertThat(effect(AnalysisMethod.DID, laws(), "eventStudy=true", "leads=4", "lags=3", "correction=hc1")
                        .detail())
                .isEqualTo(DifferenceInDifferences.withDefaults()
                        .withEventStudy(4, 3)
                        .withCorrection(Correction.HC1)
                        .estimate(laws())
                        .detail());
        assertThat(effect(AnalysisMethod.DID, laws(), "sunAbraham=true").estimate())
                .isEqualTo(DifferenceInDifferences.withDefaults()
                        .withSunAbraham()
                        .estimate(laws())
                        .estimate());
        RegressionDetail detail = (RegressionDetail) Objects.requireNonNull(
                effect(AnalysisMethod.DID, laws(), "wild=true").detail());
        assertThat(detail.wild()).isNotNull();
        AnalysisResult bacon =
                Analysis.of(AnalysisMethod.BACON, DEFAULTS, Settings.none()).on(laws());
        assertThat(bacon).isInstanceOfSatisfying(AnalysisResult.OfDecomposition.class, found -> {
            assertThat(found.result())
                    .isEqualTo(BaconDecomposition.withDefaults().estimate(laws()));
            assertThat(found.treated()).hasSize(25);
            assertThat(found.controls()).hasSize(26);
        });
    }

    @Test
    void unitsAndPeriodsAreKnownByTheirColumns() {
        AnalysisOptions named = new AnalysisOptions(
                0.95, OptionalLong.empty(), 1, List.of(), List.of("region", "year"), List.of(), "region", "year", "y");
        Settings settings = Settings.of(AnalysisMethod.DID, List.of("fixedEffects=region,year"));
        Effect effect = ((AnalysisResult.OfEffect)
                        Analysis.of(AnalysisMethod.DID, named, settings).on(laws()))
                .effect();
        assertThat(named.factors(settings)).isEmpty();
        assertThat(effect.standardError())
                .isEqualTo(DifferenceInDifferences.withDefaults()
                        .withClusters("unit", "time")
                        .estimate(laws())
                        .standardError());
    }

    @Test
    void groupTimeTakesItsSettings() {
        assertThat(effect(
                        AnalysisMethod.GROUP_TIME,
                        laws(),
                        "controls=not-yet",
                        "base=universal",
                        "aggregate=dynamic",
                        "anticipation=1"))
                .isEqualTo(GroupTimeAtt.withDefaults()
                        .withControls(ControlGroup.NOT_YET)
                        .withBase(BasePeriod.UNIVERSAL)
                        .withHeadline(Aggregation.DYNAMIC)
                        .withAnticipation(1)
                        .estimate(laws()));
        assertThat(effect(AnalysisMethod.GROUP_TIME, laws(), "inference=bootstrap", "draws=200"))
                .isEqualTo(GroupTimeAtt.withDefaults().withBootstrap(200).estimate(laws()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect(AnalysisMethod.GROUP_TIME, laws(), "draws=200"))
                .withMessageContaining("inference=bootstrap");
    }

    @Test
    void syntheticMethodsTakeTheirSettings() {
        Panel panel = Figures.usCigarettes(1970);
        assertThat(effect(AnalysisMethod.SYNTHETIC_CONTROL, panel, "leaveOneOut=true", "inTime=1980"))
                .isEqualTo(SyntheticControl.withDefaults()
                        .withLeaveOneOut(true)
                        .withInTimePlacebo("1980")
                        .estimate(panel));
        assertThat(effect(AnalysisMethod.SDID, panel, "draws=50"))
                .isEqualTo(SyntheticDifferenceInDifferences.withDefaults()
                        .withDraws(50)
                        .estimate(panel));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect(AnalysisMethod.SDID, panel, "inference=clt"))
                .withMessageContaining("auto or bootstrap or jackknife or placebo");
    }

    @Test
    void predictorsHavePeriodsOfTheirOwn() {
        CsvLayout layout = CsvLayout.panel("region", "year", "packs_per_capita")
                .withTreatment(new TreatmentColumn.Stated(Map.of("US-CA", "1989")))
                .withColumns(List.of("price_cents_per_pack"), List.of())
                .within("1970", null);
        Settings settings = Settings.of(
                AnalysisMethod.SYNTHETIC_CONTROL,
                List.of("predictors=price_cents_per_pack:1980..1988,outcome:1975,outcome", "placebos=false"));
        assertThat(DEFAULTS.covariates(settings)).containsExactly("price_cents_per_pack");
        AnalysisResult.OfEffect found =
                (AnalysisResult.OfEffect) Analysis.of(AnalysisMethod.SYNTHETIC_CONTROL, DEFAULTS, settings)
                        .on(read(layout, "us-cigarettes.csv"));
        SyntheticDetail detail =
                (SyntheticDetail) Objects.requireNonNull(found.effect().detail());
        assertThat(detail.predictors())
                .extracting(SyntheticDetail.PredictorWeight::predictor)
                .containsExactly("price_cents_per_pack (1980–1988)", "outcome (1975)", "outcome");
    }

    @Test
    void powerTakesItsSettings() {
        Panel past = Figures.usCigarettes(1970).select(u -> true, 0, 19);
        AnalysisResult result = Analysis.of(
                        AnalysisMethod.POWER,
                        DEFAULTS,
                        Settings.of(
                                AnalysisMethod.POWER,
                                List.of("treated=US-CA", "horizon=4", "method=did", "replications=20", "power=0.9")))
                .on(past);
        assertThat(result).isInstanceOfSatisfying(AnalysisResult.OfDesign.class, found -> assertThat(found.result())
                .isEqualTo(Power.of(List.of("US-CA"), 4)
                        .withEstimator(DifferenceInDifferences.withDefaults())
                        .withReplications(20)
                        .withPower(0.9)
                        .simulate(past)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.POWER, DEFAULTS, Settings.none()))
                .withMessageContaining("horizon=N");
        Settings none = Settings.of(AnalysisMethod.POWER, List.of("horizon=2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.POWER, DEFAULTS, none)
                        .on(past.select(u -> past.neverTreated(u), 0, 19)))
                .withMessageContaining("treated=A,B");
    }

    @Test
    void whatAMethodWouldNotUseIsRefused() {
        AnalysisOptions covariates =
                new AnalysisOptions(0.95, OptionalLong.empty(), 1, List.of("x"), List.of(), List.of(), "u", "t", "y");
        AnalysisOptions clusters = new AnalysisOptions(
                0.95, OptionalLong.empty(), 1, List.of(), List.of("a", "b"), List.of(), "u", "t", "y");
        AnalysisOptions later = new AnalysisOptions(
                0.95, OptionalLong.empty(), 1, List.of(), List.of(), List.of("1990"), "u", "t", "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.BACON, covariates, Settings.none()))
                .withMessageContaining("covariates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.GROUP_TIME, clusters, Settings.none()))
                .withMessageContaining("at most 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.SDID, clusters, Settings.none()))
                .withMessageContaining("not clustered");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.BEFORE_AFTER, later, Settings.none()))
                .withMessageContaining("interruptions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Analysis.of(AnalysisMethod.HONEST, DEFAULTS, Settings.none()));
    }

    @Test
    void everyInferenceOfSyntheticDidCanBeAskedFor() {
        Panel panel = read(
                CsvLayout.panel("region", "year", "packs_per_capita")
                        .withTreatment(new TreatmentColumn.Stated(Map.of("US-CA", "1989", "US-NV", "1989")))
                        .within("1970", null),
                "us-cigarettes.csv");
        Map<String, Inference> inferences = Map.of(
                "placebo", Inference.PLACEBO_NORMAL,
                "jackknife", Inference.JACKKNIFE,
                "bootstrap", Inference.BOOTSTRAP);
        inferences.forEach((word, inference) -> assertThat(
                        effect(AnalysisMethod.SDID, panel, "inference=" + word).inference())
                .isEqualTo(inference));
    }
}
