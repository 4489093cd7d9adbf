package org.hengce.methods.grouptime;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.resampling.Parallel;
import org.hengce.methods.resampling.Streams;

/**
 * Column sums of all rows of a basis, each row times a random sign, for many draws of signs: from them the draws of every
 * estimate follow.
 *
 * <p>Of eight rows all 256 sums of some of them are made once, column by column; each draw then adds one of these, chosen
 * by a byte of random bits, where it would have added eight rows. Draw r of block b (64 rows) takes its bits from (seed, r,
 * b) alone, so that neither threads nor the number of draws change it. Pieces of rows are summed apart and added in order.
 */
final class SignedSums {
    private static final int BYTE = 8;
    private static final int SUBSETS = 1 << BYTE;
    private static final int MASK = SUBSETS - 1;
    /** Of draws times columns; each thread has as many of its own. */
    private static final int NUMBERS_AT_MOST = 1 << 25;

    private final Basis basis;
    private final int draws;
    private final double[][] sums; // by group: draw by draw, all columns

    private SignedSums(Basis basis, int draws, double[][] sums) {
        this.basis = basis;
        this.draws = draws;
        this.sums = sums;
    }

    static SignedSums of(Basis basis, int draws, long seed, int threads) {
        double[][] sums = new double[basis.groups()][];
        long firstBlock = 0;
        for (int g = 0; g < sums.length; g++) {
            int group = g;
            long offset = firstBlock;
            int width = basis.width(group);
            sums[g] = new double[numbers(draws, width)];
            Pieces pieces = Pieces.of(basis.rows(group), (long) draws * width);
            List<double[]> parts = Parallel.inOrder(
                    pieces.count(), threads, piece -> new Part(basis, group, draws, seed, offset).sum(pieces, piece));
            for (double[] part : parts) {
                for (int i = 0; i < part.length; i++) {
                    sums[g][i] += part[i];
                }
            }
            firstBlock += pieces.blocks();
        }
        return new SignedSums(basis, draws, sums);
    }

    private static int numbers(int draws, int width) {
        if ((long) draws * width > NUMBERS_AT_MOST) {
            throw new OptionException(
                    "%d draws of %d columns are more than memory is meant for; take at most %d draws, or analytical errors"
                            .formatted(draws, width, NUMBERS_AT_MOST / width),
                    "%d 次抽样乘以 %d 列超出内存限度；请至多取 %d 次，或用解析标准误".formatted(draws, width, NUMBERS_AT_MOST / width));
        }
        return draws * width;
    }

    int count() {
        return draws;
    }

    /** All draws of the combination, in order. */
    double[] of(Form form) {
        double[] drawn = new double[draws];
        for (int g = 0; g < sums.length; g++) {
            double[] b = form.coefficients(basis, g);
            for (int c = 0; c < b.length; c++) {
                for (int r = 0; r < draws && b[c] != 0; r++) {
                    drawn[r] += b[c] * sums[g][r * b.length + c];
                }
            }
        }
        return drawn;
    }

    /** One thread's work. */
    private static final class Part {
        private final Basis.Reader reader;
        private final int group;
        private final int width;
        private final int draws;
        private final long seed;
        private final long firstBlock;
        private final double[] rows;
        private final double[] subsets; // eight tables of sums of some of eight rows
        private final double[] chosen; // by draw: the sums of the rows whose bit is set
        private final double[] all;

        Part(Basis basis, int group, int draws, long seed, long firstBlock) {
            reader = basis.reader();
            this.group = group;
            width = basis.width(group);
            this.draws = draws;
            this.seed = seed;
            this.firstBlock = firstBlock;
            rows = new double[Pieces.BLOCK * width];
            subsets = new double[BYTE * SUBSETS * width];
            chosen = new double[draws * width];
            all = new double[width];
        }

        double[] sum(Pieces pieces, int piece) {
            for (int block = pieces.from(piece); block < pieces.from(piece + 1); block++) {
                int count = pieces.rows(block);
                reader.read(group, block * Pieces.BLOCK, count, rows);
                Arrays.fill(rows, count * width, rows.length, 0);
                for (int eight = 0; eight < BYTE; eight++) {
                    tabulate(eight);
                }
                for (int r = 0; r < draws; r++) {
                    add(r, Streams.bits(seed, ((long) r << Integer.SIZE) | (firstBlock + block)));
                }
            }
            // A sign is twice a bit less one.
            for (int r = 0; r < draws; r++) {
                for (int c = 0; c < width; c++) {
                    chosen[r * width + c] = 2 * chosen[r * width + c] - all[c];
                }
            }
            return chosen;
        }

        /** Each sum is that without its lowest row, and that row. */
        private void tabulate(int eight) {
            int table = eight * SUBSETS * width;
            for (int subset = 1; subset < SUBSETS; subset++) {
                int to = table + subset * width;
                int without = table + (subset & (subset - 1)) * width;
                int row = (eight * BYTE + Integer.numberOfTrailingZeros(subset)) * width;
                for (int c = 0; c < width; c++) {
                    subsets[to + c] = subsets[without + c] + rows[row + c];
                }
            }
            int whole = table + MASK * width;
            for (int c = 0; c < width; c++) {
                all[c] += subsets[whole + c];
            }
        }

        private void add(int draw, long bits) {
            int to = draw * width;
            int a = at(0, bits);
            int b = at(1, bits);
            int c = at(2, bits);
            int d = at(3, bits);
            int e = at(4, bits);
            int f = at(5, bits);
            int g = at(6, bits);
            int h = at(7, bits);
            for (int i = 0; i < width; i++) {
                chosen[to + i] += ((subsets[a + i] + subsets[b + i]) + (subsets[c + i] + subsets[d + i]))
                        + ((subsets[e + i] + subsets[f + i]) + (subsets[g + i] + subsets[h + i]));
            }
        }

        private int at(int eight, long bits) {
            return (eight * SUBSETS + (int) ((bits >>> (eight * BYTE)) & MASK)) * width;
        }
    }
}
