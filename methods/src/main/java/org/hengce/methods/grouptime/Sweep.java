package org.hengce.methods.grouptime;

import java.util.List;
import java.util.function.Supplier;
import org.hengce.methods.resampling.Parallel;

/** Shows every unit of a sample to a visitor: pieces in parallel, each to a visitor of its own, merged in order. */
final class Sweep {
    private Sweep() {}

    /** Sums something up over units. */
    interface Visitor<V> {
        /** One unit of this cohort. */
        void visit(int unit, int cohort);

        /** Adds what the other has summed up. */
        void merge(V other);
    }

    /**
     * The sums over all units.
     *
     * @param numbers that a visitor holds
     */
    static <V extends Visitor<V>> V over(Sample sample, long numbers, int threads, Supplier<V> visitor) {
        Pieces pieces = Pieces.of(sample.size(), numbers);
        List<V> parts = Parallel.inOrder(pieces.count(), threads, piece -> {
            V own = visitor.get();
            int cohort = 0;
            for (int i = pieces.firstRow(piece); i < pieces.firstRow(piece + 1); i++) {
                while (i >= sample.start(cohort + 1)) {
                    cohort++;
                }
                own.visit(sample.unit(i), cohort);
            }
            return own;
        });
        V total = parts.get(0);
        parts.subList(1, parts.size()).forEach(total::merge);
        return total;
    }
}
