package org.hengce.methods.did;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Panels without gaps are read, and nothing is made for a row or a unit. */
class MemoryTest {
    private static final int PERIODS = 8;

    @ParameterizedTest
    @EnumSource(Model.class)
    void whatARegressionAllocatesDoesNotGrowWithUnits(Model model) {
        DifferenceInDifferences did = DifferenceInDifferences.withDefaults().withModel(model);
        Panel small = panel(20_000);
        Panel large = panel(80_000);
        allocated(did, small); // once for what classes and compilers need
        long more = allocated(did, large) - allocated(did, small);
        assertThat(more).isLessThan(60_000L); // one byte for each further unit
    }

    private static long allocated(DifferenceInDifferences did, Panel panel) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        Regression regression = Objects.requireNonNull(CellRegression.of(Design.of(did, panel)));
        ClusteredCovariance covariance = ClusteredCovariance.of(regression, Correction.CLUSTER);
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(covariance.rows()[0][0]).isPositive();
        return bytes;
    }

    private static Panel panel(int units) {
        Random random = new Random(units);
        int[] starts = {3, 5, Panel.NEVER};
        return Panel.of(
                IntStream.range(0, PERIODS).mapToObj(Integer::toString).toList(),
                IntStream.range(0, units).mapToObj("u%06d"::formatted).toList(),
                random.doubles((long) units * PERIODS).toArray(),
                IntStream.range(0, units).map(u -> starts[u % 3]).toArray());
    }
}
