package org.hengce.methods.synthetic;

import java.util.List;
import org.hengce.methods.panel.Panel;

/** Whether sums of squares of outcomes and of their differences are numbers, and there is something to explain. */
final class Magnitudes {
    /** Squares of larger numbers, added up over ten million cells, come near the largest number there is. */
    private static final double LARGEST = 1e145;

    /** Squares of smaller differences lose digits, or vanish. */
    private static final double LEAST_SPREAD = 1e-145;

    private Magnitudes() {}

    /** Refuses units that are the same in all cells, or that cannot be computed with. */
    static void check(Panel panel, List<Integer> units) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double[] row = new double[panel.periodCount()];
        for (int u : units) {
            panel.readOutcomes(u, row);
            for (double value : row) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        if (least == greatest) {
            throw Refusals.constant(units.size());
        }
        if (greatest > LARGEST || least < -LARGEST || greatest - least < LEAST_SPREAD) {
            throw Refusals.outOfRange(units.stream()
                    .filter(u -> strange(panel, u))
                    .map(panel::unit)
                    .toList());
        }
    }

    private static boolean strange(Panel panel, int unit) {
        for (double value : panel.outcomes(unit)) {
            if (Math.abs(value) > LARGEST || (value != 0 && Math.abs(value) < LEAST_SPREAD)) {
                return true;
            }
        }
        return false;
    }
}
