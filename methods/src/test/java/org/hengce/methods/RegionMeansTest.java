package org.hengce.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hengce.methods.did.Correction;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Why an effect on several sectors is estimated on their mean in each region: where each region has each sector it is what
 * regions × sectors as units with errors clustered by region give, and units that share a shock are no draws of their own.
 */
class RegionMeansTest {
    private static final String REGION = "region";
    private static final int PERIODS = 8;
    private static final DifferenceInDifferences DID = DifferenceInDifferences.withDefaults()
            .withInference(InferenceRule.CLUSTER_T)
            .withCorrection(Correction.NONE);

    static LongStream seeds() {
        return LongStream.range(1, 21);
    }

    /** Outcomes by region, sector and period: shocks of the region, and of the sector in it. */
    private static double[][][] outcomes(long seed, int regions, int sectors, double ofSector) {
        Random random = new Random(seed);
        double[][][] y = new double[regions][sectors][PERIODS];
        for (int r = 0; r < regions; r++) {
            double[] level = IntStream.range(0, sectors)
                    .mapToDouble(s -> 20 + 5 * random.nextGaussian())
                    .toArray();
            double walk = 0;
            for (int t = 0; t < PERIODS; t++) {
                walk += random.nextGaussian();
                for (int s = 0; s < sectors; s++) {
                    y[r][s][t] = level[s]
                            + walk
                            + ofSector * random.nextGaussian()
                            + (t >= start(r) ? 2 + 0.1 * (t - start(r)) : 0);
                }
            }
        }
        return y;
    }

    /** Two cohorts, and half of the regions never. */
    private static int start(int region) {
        return region % 2 == 1 ? Panel.NEVER : region % 4 == 0 ? 4 : 5;
    }

    private static Panel means(double[][][] y) {
        return panel(y, false);
    }

    private static Panel sectors(double[][][] y) {
        return panel(y, true);
    }

    private static Panel panel(double[][][] y, boolean apart) {
        List<String> periods = IntStream.range(2000, 2000 + PERIODS)
                .mapToObj(Integer::toString)
                .toList();
        PanelBuilder panel = Panel.builder(periods).columns(List.of(), List.of(REGION));
        for (int r = 0; r < y.length; r++) {
            String region = "r%03d".formatted(r);
            int sectors = y[r].length;
            for (int s = 0; s < (apart ? sectors : 1); s++) {
                String unit = apart ? region + "/s" + s : region;
                for (int t = 0; t < PERIODS; t++) {
                    int at = t;
                    double[][] of = y[r];
                    double value = apart
                            ? of[s][t]
                            : IntStream.range(0, sectors)
                                    .mapToDouble(i -> of[i][at])
                                    .average()
                                    .orElseThrow();
                    panel.observe(unit, periods.get(t), value, new double[0], List.of(region));
                }
                if (start(r) != Panel.NEVER) {
                    panel.treatedFrom(unit, periods.get(start(r)));
                }
            }
        }
        return panel.build();
    }

    private static void assertSame(Effect one, Effect other) {
        assertThat(one.estimate()).isCloseTo(other.estimate(), within(1e-9));
        assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void meansGiveTheEstimateAndErrorOfSectorsClusteredByRegion(long seed) {
        double[][][] y = outcomes(seed, 24, 3, 0.7);
        for (DifferenceInDifferences did : List.of(DID, DID.withEventStudy(2, 2), DID.withSunAbraham())) {
            assertSame(did.estimate(means(y)), did.withClusters(REGION).estimate(sectors(y)));
        }
        GroupTimeAtt groupTime = GroupTimeAtt.withDefaults();
        assertSame(groupTime.estimate(means(y)), groupTime.withCluster(REGION).estimate(sectors(y)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSectorThatRepeatsAnotherAddsNothing(long seed) {
        double[][][] one = outcomes(seed, 24, 1, 0);
        double[][][] repeated = new double[one.length][][];
        for (int r = 0; r < one.length; r++) {
            repeated[r] = new double[][] {one[r][0], one[r][0], one[r][0]};
        }
        Effect alone = DID.estimate(means(one));
        assertSame(DID.estimate(means(repeated)), alone);
        assertThat(DID.estimate(sectors(repeated)).standardError())
                .as("sectors taken for units of their own would make it smaller by the root of 3")
                .isCloseTo(alone.standardError() / Math.sqrt(3), within(1e-9));
    }

    /** 400 panels: a share of 0.95 is met within 0.03 in 99 of 100 cases (binomial). */
    @Test
    void intervalsOfMeansHoldTheEffectAndThoseOfSectorsAsUnitsDoNot() {
        DifferenceInDifferences did = DID.withCorrection(Correction.CLUSTER);
        int ofMeans = 0;
        int ofSectors = 0;
        int draws = 400;
        for (int draw = 0; draw < draws; draw++) {
            double[][][] y = outcomes(1000 + draw, 40, 5, 0.3);
            for (int r = 0; r < y.length; r++) {
                for (double[] sector : y[r]) {
                    for (int t = 0; t < PERIODS; t++) {
                        // One start and one effect: what is tested is the error.
                        sector[t] -= t >= start(r) ? 2 + 0.1 * (t - start(r)) : 0;
                        sector[t] += r % 2 == 0 && t >= 4 ? 2 : 0;
                    }
                }
            }
            ofMeans += holds(did.estimate(oneStart(means(y)))) ? 1 : 0;
            ofSectors += holds(did.estimate(oneStart(sectors(y)))) ? 1 : 0;
        }
        assertThat(ofMeans / (double) draws).isBetween(0.92, 0.98);
        assertThat(ofSectors / (double) draws).isLessThan(0.75);
    }

    private static boolean holds(Effect effect) {
        Interval interval = Objects.requireNonNull(effect.interval());
        return interval.contains(2);
    }

    private static Panel oneStart(Panel panel) {
        double[] outcomes = IntStream.range(0, panel.unitCount())
                .boxed()
                .flatMapToDouble(u -> Arrays.stream(panel.outcomes(u)))
                .toArray();
        int[] starts = IntStream.range(0, panel.unitCount())
                .map(u -> panel.neverTreated(u) ? Panel.NEVER : 4)
                .toArray();
        return Panel.of(panel.periods(), panel.units(), outcomes, starts);
    }
}
