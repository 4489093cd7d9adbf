package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.hengce.methods.did.SixYears.DID;
import static org.hengce.methods.did.SixYears.T;
import static org.hengce.methods.did.SixYears.YEARS;
import static org.hengce.methods.did.SixYears.detail;
import static org.hengce.methods.did.SixYears.reason;
import static org.hengce.methods.did.SixYears.refusal;
import static org.hengce.methods.did.SixYears.starts;
import static org.hengce.methods.did.SixYears.units;
import static org.hengce.methods.did.SixYears.value;

import java.util.List;
import java.util.Objects;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

/** Which inference a panel gets, and when there is an estimate without an error. */
class RegressionErrorTest {
    @Test
    void oneChangePerUnitNeedsOneStartAndUnitsWithoutGaps() {
        DifferenceInDifferences pooled = DID.withInference(InferenceRule.POOLED_T);
        NotEstimableException starts = refusal(pooled, units(8, "2012", "2013"));
        assertThat(starts.code()).isEqualTo(Code.SEVERAL_STARTS);
        assertThat(starts.units()).containsExactly("u00", "u01");
        assertThat(starts).hasMessageContaining("2012, 2013");

        Panel oneGap =
                Adoptions.changed(units(8, "2012", "2012").build(), (u, t, y) -> u == 1 && t == 0 ? Double.NaN : y);
        Effect effect = DID.estimate(oneGap);
        assertThat(effect.inference()).isEqualTo(Inference.POOLED_T);
        assertThat(effect.unitsDropped()).containsExactly(new DroppedUnit("u01", DropReason.GAPS));
        assertThat(detail(effect).rowsDropped()).containsEntry(DropReason.GAPS, 6L);
        assertThat(effect.treatedUnits()).containsExactly("u00");

        Panel allGaps = Adoptions.changed(oneGap, (u, t, y) -> u == 0 && t == 3 ? Double.NaN : y);
        NotEstimableException gaps = catchThrowableOfType(NotEstimableException.class, () -> pooled.estimate(allGaps));
        assertThat(gaps.code()).isEqualTo(Code.UNBALANCED);
        assertThat(gaps.units()).containsExactly("u00", "u01");
        assertThat(DID.estimate(allGaps).inference()).isEqualTo(Inference.WILD_CLUSTER);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        pooled.estimate(Adoptions.of(1).oneStart().covariates().panel()))
                .withMessageContaining("size, twice, price");
    }

    @Test
    void theInferenceFollowsFromHowManyClustersAreTreated() {
        assertThat(DID.estimate(starts(40, 10)).inference()).isEqualTo(Inference.CLUSTER_T);
        assertThat(DID.estimate(starts(20, 5)).inference()).isEqualTo(Inference.WILD_CLUSTER);
        assertThat(DID.estimate(starts(40, 4)).inference()).isEqualTo(Inference.POOLED_T);
        assertThat(DID.estimate(starts(40, 37)).inference()).isEqualTo(Inference.POOLED_T);
        assertThat(DID.withEventStudy(2, 1).estimate(starts(31, 4)).inference()).isEqualTo(Inference.WILD_CLUSTER);
        assertThat(DID.estimate(units(32, "2012", "2013", "2014", "2014").build())
                        .inference())
                .isEqualTo(Inference.WILD_CLUSTER);
        assertThat(DID.withClusters("unit", "time").estimate(starts(20, 2)).inference())
                .isEqualTo(Inference.CLUSTER_T);
    }

    @Test
    void whatFitsExactlyHasNoError() {
        Panel exact = Adoptions.changed(starts(12, 6), (u, t, y) -> 100.5 * u + 7 * t + (u < 6 && t >= 2 ? 3 : 0));
        for (InferenceRule rule : InferenceRule.values()) {
            Effect effect = DID.withInference(rule).estimate(exact);
            assertThat(effect.estimate()).isCloseTo(3, within(1e-9));
            assertThat(effect.standardError()).isNaN();
            assertThat(effect.interval()).isNull();
            assertThat(effect.pValue()).isNaN();
            assertThat(effect.reasons()).containsKeys("standardError", "interval", "pValue");
            assertThat(reason(effect, "interval").code()).isEqualTo(ReasonCode.NOT_TESTABLE);
        }
        Effect study = T.withEventStudy().withWild(true).estimate(exact);
        EventStudy points = Objects.requireNonNull(detail(study).eventStudy());
        assertThat(points.eventTimes()).isEmpty();
        assertThat(points.points()).extracting(EventStudyPoint::eventTime).containsExactly(-2, -1, 0, 1, 2, 3);
        assertThat(points.points()).allMatch(point -> point.pointwise() == null);
        assertThat(detail(study).wild()).isNull();
        assertThat(study.reasons()).containsKey("wild");
    }

    @Test
    void tooFewUnitsClustersOrRowsGiveNoErrorWithTheReason() {
        Effect two = DID.estimate(starts(2, 1));
        assertThat(two.interval()).isNull();
        assertThat(reason(two, "interval").english()).contains("at least 3 units, there are 2");

        PanelBuilder panel = Panel.builder(YEARS).columns(List.of(), List.of("country"));
        for (int u = 0; u < 4; u++) {
            for (String year : YEARS) {
                panel.observe("u" + u, year, value(u, year), new double[0], List.of("one"));
            }
        }
        Effect oneCluster = T.withClusters("country")
                .estimate(panel.treatedFrom("u0", "2012").build());
        assertThat(oneCluster.estimate()).isFinite();
        assertThat(reason(oneCluster, "standardError").english()).contains("at least 2 clusters, there is 1");

        Panel small = starts(2, 1).select(u -> true, 1, 3);
        Effect noRows = T.withCorrection(Correction.HC1).estimate(small);
        assertThat(reason(noRows, "pValue").english()).isEqualTo("4 rows leave nothing beside 4 parameters");
    }

    @Test
    void aBootstrapOfFiveClustersRejectsNothingAtFivePercent() {
        Effect effect = DID.withInference(InferenceRule.WILD_CLUSTER).estimate(starts(5, 2));
        Interval interval = Objects.requireNonNull(effect.interval());
        assertThat(interval.hasBothEnds()).isFalse();
        assertThat(effect.pValue()).isGreaterThanOrEqualTo(2.0 / 32);
        assertThat(reason(effect, "interval").english()).contains("5 clusters, 2 of them treated");
    }

    @Test
    void negativeVariancesOfTwoDimensionsAreMendedAndSaid() {
        int mended = 0;
        for (long seed = 1; seed <= 30; seed++) {
            Effect effect = T.withClusters("unit", "time")
                    .withEventStudy()
                    .estimate(Adoptions.of(seed).panel());
            if (effect.reasons().containsKey("covariance")) {
                mended++;
                EventStudy study = Objects.requireNonNull(detail(effect).eventStudy());
                for (int i = 0; i < study.covariance().size(); i++) {
                    assertThat(study.covariance().at(i, i)).isPositive();
                }
            }
        }
        assertThat(mended).isPositive();
    }
}
