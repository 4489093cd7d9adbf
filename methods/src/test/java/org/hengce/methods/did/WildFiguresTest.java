package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.WildBootstrap;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;

/** The enumerated wild bootstrap against the reference's own enumeration. */
class WildFiguresTest {
    @Test
    void agreesWithAllDrawsOfTheReference() {
        JsonNode figures = Figures.shared("wild-cluster-bootstrap.json");
        double tolerance = figures.get("tolerance").doubleValue();
        TreeSet<String> states = new TreeSet<>();
        figures.get("subset").forEach(state -> states.add(state.textValue()));
        Panel panel = Panels.medicaid(states::contains);
        DifferenceInDifferences did = DifferenceInDifferences.withDefaults();
        for (Regression regression : new Regression[] {
            Objects.requireNonNull(CellRegression.of(Design.of(did, panel))), RowRegression.of(Design.of(did, panel))
        }) {
            WildCluster wild = WildCluster.of(regression.wildSums(new double[] {1}), 1, 1);
            assertThat(wild.t(0)).isCloseTo(figures.get("t_no_ssc").doubleValue(), within(tolerance));
            assertThat(wild.pValue(0)).isEqualTo(figures.get("p_symmetric_ge").doubleValue());
            double[] all = wild.sortedStatistics(0);
            assertThat(all).hasSize(figures.get("draws").intValue());
            assertThat(shareBeyond(wild))
                    .isEqualTo(figures.get("p_symmetric_gt").doubleValue());
            assertThat(equalTail(wild)).isEqualTo(figures.get("p_equal_tail").doubleValue());
            JsonNode quantiles = figures.get("t_star_quantiles");
            assertThat(quantile(all, 0.025)).isCloseTo(quantiles.get("2.5%").doubleValue(), within(tolerance));
            assertThat(quantile(all, 0.5)).isCloseTo(quantiles.get("50%").doubleValue(), within(tolerance));
            assertThat(quantile(all, 0.975)).isCloseTo(quantiles.get("97.5%").doubleValue(), within(tolerance));
        }

        Effect effect = did.estimate(panel);
        RegressionDetail detail = (RegressionDetail) Objects.requireNonNull(effect.detail());
        WildBootstrap wild = Objects.requireNonNull(detail.wild());
        assertThat(effect.inference()).isEqualTo(Inference.WILD_CLUSTER);
        assertThat(effect.estimate()).isCloseTo(figures.get("coef").doubleValue(), within(tolerance));
        assertThat(effect.pValue()).isEqualTo(figures.get("p_symmetric_ge").doubleValue());
        assertThat(wild.draws()).isEqualTo(figures.get("draws").intValue());
        assertThat(wild.enumerated()).isTrue();
        assertThat(detail.clusters()).containsExactly(figures.get("clusters").intValue());
    }

    /** Draws beyond |t| on either side; ties with it are rounded either way, hence the margin. */
    static double shareBeyond(WildCluster wild) {
        double[] all = wild.sortedStatistics(0);
        double beyond = DoubleStream.of(all)
                .filter(t -> Math.abs(t) > Math.abs(wild.t(0)) * (1 + 1e-10))
                .count();
        return beyond / all.length;
    }

    /** Twice the share of draws that reach a positive t. */
    static double equalTail(WildCluster wild) {
        double[] all = wild.sortedStatistics(0);
        double atLeast =
                DoubleStream.of(all).filter(t -> t >= wild.t(0) * (1 - 1e-10)).count();
        return 2 * atLeast / all.length;
    }

    /** Type 7, R's default. */
    static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
