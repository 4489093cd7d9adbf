package org.hengce.methods.cohort;

import java.util.List;
import java.util.function.Supplier;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.resampling.Parallel;

/**
 * Reads all outcomes of a panel once, in blocks of units that stay in a core's cache, on several threads. Blocks, and the
 * pieces that threads take, depend on the panel's shape alone, so that what is summed within pieces and then over pieces
 * in order has the same bits on any number of threads.
 */
public final class Blocks {
    /** More pieces would serve more threads, and hold more sums at once. */
    private static final int PIECES = 16;
    /** Numbers of a block: 128 KiB, which leaves room in a core's second-level cache. */
    private static final int CELLS = 16_384;

    private static final int UNITS_AT_MOST = 1024;

    private Blocks() {}

    /** One thread's work on one piece. */
    @FunctionalInterface
    public interface Work {
        /**
         * Takes the next block of the piece.
         *
         * @param firstUnit of the block
         * @param count how many units it has
         * @param outcomes unit by unit, each with all periods; may be written to, and is overwritten by the next block
         */
        void block(int firstUnit, int count, double[] outcomes);
    }

    /** The works of all pieces, in order, each done with its blocks. */
    public static <W extends Work> List<W> read(Panel panel, int threads, Supplier<W> newWork) {
        return read(panel, threads, PIECES, newWork);
    }

    /** The same in fewer pieces, where each holds much. */
    static <W extends Work> List<W> read(Panel panel, int threads, int piecesAtMost, Supplier<W> newWork) {
        int units = unitsOf(panel.periodCount());
        int blocks = (panel.unitCount() + units - 1) / units;
        int pieces = Math.max(1, Math.min(Math.min(PIECES, piecesAtMost), blocks));
        return Parallel.inOrder(pieces, threads, piece -> {
            W work = newWork.get();
            double[] outcomes = new double[units * panel.periodCount()];
            int end = (int) ((long) blocks * (piece + 1) / pieces);
            for (int b = (int) ((long) blocks * piece / pieces); b < end; b++) {
                int first = b * units;
                int count = Math.min(units, panel.unitCount() - first);
                panel.readOutcomes(first, count, outcomes);
                work.block(first, count, outcomes);
            }
            return work;
        });
    }

    /** How many units make a block: the panel's shape alone decides. */
    static int unitsOf(int periods) {
        return Math.max(1, Math.min(UNITS_AT_MOST, CELLS / periods));
    }
}
