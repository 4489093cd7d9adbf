package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hengce.methods.did.SixYears.DID;
import static org.hengce.methods.did.SixYears.T;
import static org.hengce.methods.did.SixYears.YEARS;
import static org.hengce.methods.did.SixYears.detail;
import static org.hengce.methods.did.SixYears.refusal;
import static org.hengce.methods.did.SixYears.starts;
import static org.hengce.methods.did.SixYears.units;
import static org.hengce.methods.did.SixYears.value;
import static org.hengce.methods.did.SixYears.years;

import java.util.List;
import java.util.Random;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

/** What cannot be had is refused or left out, with the reason, and nothing else is. */
class RegressionRefusalTest {
    @Test
    void withoutATreatedUnitThereIsNoEffect() {
        NotEstimableException refusal = refusal(DID, units(4, "never"));
        assertThat(refusal.code()).isEqualTo(Code.NO_TREATED_UNIT);
        assertThat(refusal).hasMessageContaining("none of the 4 units");
        assertThat(refusal.reason().chinese()).contains("4");
    }

    @Test
    void treatedThroughoutIsNotBecomingTreated() {
        NotEstimableException refusal = refusal(DID, units(4, "2010", "2010"));
        assertThat(refusal.code()).isEqualTo(Code.ALWAYS_TREATED);
        assertThat(refusal.units()).containsExactly("u00", "u01");
    }

    @Test
    void oneUnitAndOnePeriodAreTooFew() {
        assertThat(refusal(DID, units(1, "2012")).code()).isEqualTo(Code.ONE_UNIT);
        PanelBuilder one =
                Panel.builder(List.of("2010")).observe("a", "2010", 1).observe("b", "2010", 2);
        NotEstimableException refusal = refusal(DID, one.treatedFrom("a", "2010"));
        assertThat(refusal.code()).isEqualTo(Code.ONE_PERIOD);
        assertThat(refusal).hasMessageContaining("2010");
    }

    @Test
    void aConstantOutcomeIsRefused() {
        Panel panel = Adoptions.changed(units(6, "2012").build(), (u, t, y) -> 4.5);
        NotEstimableException refusal = catchThrowableOfType(NotEstimableException.class, () -> DID.estimate(panel));
        assertThat(refusal.code()).isEqualTo(Code.CONSTANT_OUTCOME);
        assertThat(refusal).hasMessageContaining("4.5");
    }

    @Test
    void outcomesWithoutSquaresAreRefusedWhateverTheInference() {
        for (double size : new double[] {1e300, 1e-200}) {
            Panel panel = Adoptions.changed(units(12, "2012", "2012").build(), (u, t, y) -> y * size);
            for (InferenceRule rule : InferenceRule.values()) {
                NotEstimableException refusal =
                        catchThrowableOfType(NotEstimableException.class, () -> DID.withInference(rule)
                                .estimate(panel));
                assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
                assertThat(refusal.units()).isNotEmpty();
            }
            Panel gaps = Adoptions.changed(panel, (u, t, y) -> u == 9 && t == 2 ? Double.NaN : y);
            assertThat(catchThrowableOfType(NotEstimableException.class, () -> T.estimate(gaps))
                            .code())
                    .isEqualTo(Code.OUT_OF_RANGE);
        }
    }

    @Test
    void whenAllStartTogetherNobodyIsLeftToCompareWith() {
        NotEstimableException refusal = refusal(DID, units(3, "2012", "2012", "2012"));
        assertThat(refusal.code()).isEqualTo(Code.NO_CONTROL);
        assertThat(refusal.units()).containsExactly("u00", "u01", "u02");
        assertThat(refusal).hasMessageContaining("2012");
        PanelBuilder withAlways = units(4, "2012", "2012", "2010", "2010");
        assertThat(refusal(DID.withEventStudy(), withAlways).code()).isEqualTo(Code.NO_CONTROL);
    }

    @Test
    void alwaysTreatedUnitsAreControlsOfTheTwoWayRegressionAndLeftOutOfEventStudies() {
        Panel panel = units(9, "2012", "2013", "2010", "2010").build();
        Effect twoWay = T.estimate(panel);
        assertThat(twoWay.controlUnits()).contains("u02", "u03");
        assertThat(twoWay.unitsDropped()).isEmpty();
        Effect study = T.withEventStudy().estimate(panel);
        assertThat(study.unitsDropped())
                .containsExactly(
                        new DroppedUnit("u02", DropReason.ALWAYS_TREATED),
                        new DroppedUnit("u03", DropReason.ALWAYS_TREATED));
        assertThat(study.controlUnits()).doesNotContain("u02");
        assertThat(study.estimate())
                .isEqualTo(T.withEventStudy()
                        .estimate(panel.select(u -> !panel.alwaysTreated(u), 0, 6))
                        .estimate());
    }

    @Test
    void aCovariateThatIsTheTreatmentLeavesNothingToEstimate() {
        PanelBuilder panel = Panel.builder(YEARS).columns(List.of("law", "income"), List.of());
        Random random = new Random(1);
        for (int u = 0; u < 8; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                double[] covariates = {u < 3 && t >= 2 ? 1 : 0, random.nextGaussian()};
                panel.observe("u%02d".formatted(u), YEARS.get(t), random.nextGaussian(), covariates, List.of());
            }
        }
        for (int u = 0; u < 3; u++) {
            panel.treatedFrom("u%02d".formatted(u), "2012");
        }
        NotEstimableException refusal = refusal(DID, panel);
        assertThat(refusal.code()).isEqualTo(Code.COLLINEAR);
        assertThat(refusal).hasMessageContaining("treated").hasMessageContaining("law, income");
    }

    @Test
    void withoutNeverTreatedUnitsAllEventTimesCannotBeToldApart() {
        Panel whole = units(6, "2012", "2012", "2013", "2013", "2014", "2014").build();
        for (Panel some :
                new Panel[] {whole, Adoptions.changed(whole, (u, t, y) -> u == 5 && t == 0 ? Double.NaN : y)}) {
            NotEstimableException refusal = catchThrowableOfType(
                    NotEstimableException.class, () -> T.withEventStudy().estimate(some));
            assertThat(refusal.code()).isEqualTo(Code.COLLINEAR);
            assertThat(refusal).hasMessageContaining("event time").hasMessageContaining("set leads or lags");
            assertThat(T.withEventStudy(2, 1).estimate(some).estimate()).isFinite();
        }
    }

    @Test
    void absorbedCovariatesAreLeftOutAndListed() {
        PanelBuilder panel = Panel.builder(YEARS).columns(List.of("area", "world", "own"), List.of());
        Random random = new Random(2);
        for (int u = 0; u < 9; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                double[] covariates = {1e6 + u, 1e3 * t, random.nextGaussian()};
                panel.observe("u%02d".formatted(u), YEARS.get(t), random.nextGaussian(), covariates, List.of());
            }
        }
        RegressionDetail detail =
                detail(T.estimate(panel.treatedFrom("u00", "2012").build()));
        assertThat(detail.collinear()).containsExactly("area", "world");
        assertThat(detail.coefficients()).hasSize(2);
    }

    @Test
    void covariatesWithoutSquaresAreRefusedByName() {
        PanelBuilder panel = Panel.builder(YEARS).columns(List.of("huge"), List.of());
        for (int u = 0; u < 4; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                panel.observe("u" + u, YEARS.get(t), u * t, new double[] {1e200 * (u - t)}, List.of());
            }
        }
        NotEstimableException refusal = refusal(DID, panel.treatedFrom("u0", "2012"));
        assertThat(refusal.code()).isEqualTo(Code.OUT_OF_RANGE);
        assertThat(refusal).hasMessageContaining("huge");
    }

    @Test
    void treatedUnitsSeenOnlyBeforeTheTreatmentTellNothing() {
        Panel panel =
                Adoptions.changed(units(8, "2014", "2014").build(), (u, t, y) -> u < 2 && t >= 4 ? Double.NaN : y);
        NotEstimableException refusal = catchThrowableOfType(NotEstimableException.class, () -> T.estimate(panel));
        assertThat(refusal.code()).isEqualTo(Code.TOO_FEW_POST_PERIODS);
        assertThat(refusal.units()).containsExactly("u00", "u01");
        Panel nothing = Adoptions.changed(panel, (u, t, y) -> Double.NaN);
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> T.estimate(nothing))
                        .code())
                .isEqualTo(Code.TOO_FEW_POST_PERIODS);
    }

    @Test
    void fixedEffectsThatCannotBeTakenOutAreNamed() {
        Panel panel = Adoptions.of(2).gaps().panel();
        NotEstimableException refusal =
                catchThrowableOfType(NotEstimableException.class, () -> RowRegression.of(Design.of(T, panel), 0));
        assertThat(refusal.code()).isEqualTo(Code.NO_CONVERGENCE);
        assertThat(refusal).hasMessageContaining("treated");
    }

    @Test
    void impossibleConfigurationsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withLevel(1));
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withThreads(0));
        assertThatIllegalArgumentException().isThrownBy(DID::withFixedEffects);
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withFixedEffects("unit", "unit"));
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withClusters("a", "b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withLeads(2)).withMessageContaining("event study");
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withEventStudy(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DID.withEventStudy(1, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DID.withClusters("unit", "time").withInference(InferenceRule.WILD_CLUSTER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DID.withEventStudy().withInference(InferenceRule.POOLED_T));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DID.withClusters("province").estimate(starts(8, 2)))
                .withMessageContaining("no categorical column province");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaconDecomposition.withDefaults().withThreads(0));
    }

    @Test
    void moreCoefficientsThanAnyoneReadsAreRefused() {
        List<String> years = years(1950, 1997);
        PanelBuilder panel = Panel.builder(years);
        for (int u = 0; u < 48; u++) {
            for (String year : years) {
                panel.observe("u%02d".formatted(u), year, value(u, year));
            }
            if (u > 1) {
                panel.treatedFrom("u%02d".formatted(u), years.get(u - 1));
            }
        }
        Panel built = panel.build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> T.withSunAbraham().estimate(built))
                .withMessageContaining("2116 coefficients");
        assertThat(T.withSunAbraham().withLeads(3).withLags(3).estimate(built).estimate())
                .isFinite();
    }

    @Test
    void theSeedIsTheGivenOneOrThatOfPanelAndSpecification() {
        Panel panel = starts(12, 6);
        assertThat(DID.withSeed(42).estimate(panel).seed()).isEqualTo(42);
        long own = DID.estimate(panel).seed();
        assertThat(own).isBetween(0L, (1L << 52) - 1);
        assertThat(DID.withCorrection(Correction.HC1).estimate(panel).seed()).isNotEqualTo(own);
        assertThat(DID.withThreads(2).estimate(panel).seed()).isEqualTo(own);
        assertThat(DID.method()).isEqualTo(Method.DIFFERENCE_IN_DIFFERENCES);
    }

    @Test
    void aDecompositionLeavesOutUnitsWithGapsAndListsThem() {
        Panel panel = Adoptions.changed(
                units(9, "2012", "2013", "2013").build(), (u, t, y) -> u == 7 && t == 1 ? Double.NaN : y);
        BaconResult result = BaconDecomposition.withDefaults().estimate(panel);
        assertThat(result.unitsDropped()).containsExactly(new DroppedUnit("u07", DropReason.GAPS));
        Panel without = panel.select(u -> u != 7, 0, 6);
        assertThat(result.comparisons())
                .isEqualTo(BaconDecomposition.withDefaults().estimate(without).comparisons());
        assertThat(result.reasons()).containsKeys("interval", "pValue", "standardError");

        Panel treatedGone = Adoptions.changed(panel, (u, t, y) -> u < 3 && t == 1 ? Double.NaN : y);
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> BaconDecomposition.withDefaults()
                                .estimate(treatedGone))
                        .code())
                .isEqualTo(Code.NO_TREATED_UNIT);
        Panel nobody = Adoptions.changed(panel, (u, t, y) -> t == 1 ? Double.NaN : y);
        assertThat(catchThrowableOfType(NotEstimableException.class, () -> BaconDecomposition.withDefaults()
                                .estimate(nobody))
                        .code())
                .isEqualTo(Code.UNBALANCED);
    }
}
