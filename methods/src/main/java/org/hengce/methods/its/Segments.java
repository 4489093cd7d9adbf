package org.hengce.methods.its;

import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.NotEstimableException.Code;

/** Whether there are periods enough before, between and after interruptions. */
final class Segments {
    private Segments() {}

    /**
     * Refuses unless every segment is longer than the coefficients of its own: a segment fitted exactly would pass for one
     * without noise.
     */
    static void check(TreatedSeries series, int[] starts, int needed) {
        series.refuseShorterThan(needed, needed);
        int end = series.values().length;
        for (int i = starts.length - 1; i >= 0; i--) {
            int count = end - starts[i];
            if (count < needed) {
                String from = series.panel().period(starts[i]);
                String to = series.panel().period(end - 1);
                throw new NotEstimableException(
                        Code.TOO_FEW_POST_PERIODS,
                        series.treated(),
                        "from %s to %s %s has %d of %d periods, at least %d are needed for each interruption"
                                .formatted(from, to, Names.of(series.treated()), count, series.values().length, needed),
                        "%s 在 %s 至 %s 只有 %d 期（共 %d 期），每次中断至少需要 %d 期"
                                .formatted(
                                        Names.ofChinese(series.treated()),
                                        from,
                                        to,
                                        count,
                                        series.values().length,
                                        needed));
            }
            end = starts[i];
        }
    }
}
