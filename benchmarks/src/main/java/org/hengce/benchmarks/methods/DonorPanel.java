package org.hengce.benchmarks.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;

/**
 * The synthetic panel of one treated unit and many donors: number for number what {@code peers/generate.py donors} writes
 * with its default seed (recipe in {@code peers/README.md}), made in memory.
 */
final class DonorPanel {
    private static final int LEVEL = 20;
    private static final int SLOPE = 21;
    private static final int CYCLE = 22;
    private static final int NOISE = 23;

    private DonorPanel() {}

    /**
     * The panel.
     *
     * @param treatedFrom the first unit's first treated period, counted from 1
     */
    static Panel of(int donors, int periods, int treatedFrom) {
        double[] outcomes = new double[(donors + 1) * periods];
        int[] firstTreated = new int[donors + 1];
        List<String> names = new ArrayList<>();
        for (int u = 0; u <= donors; u++) {
            names.add(PeerDraws.unitName(u));
            firstTreated[u] = u == 0 ? treatedFrom - 1 : Panel.NEVER;
            double level = loading(LEVEL, u);
            double slope = loading(SLOPE, u);
            double cycle = loading(CYCLE, u);
            for (int t = 1; t <= periods; t++) {
                int cell = u * periods + t - 1;
                double wave = Math.abs((t % 20) - 10) / 5.0 - 1;
                double trend = (1 + 0.5 * slope) * t / periods * 5;
                double y = 10 + 2 * level + trend + cycle * wave + 0.5 * PeerDraws.bell(NOISE, cell);
                outcomes[cell] = PeerDraws.micro(y + (u == 0 && t >= treatedFrom ? 1 : 0));
            }
        }
        return Panel.of(
                IntStream.rangeClosed(1, periods).mapToObj(Integer::toString).toList(), names, outcomes, firstTreated);
    }

    /** The treated unit's is the mean of three donors'. */
    private static double loading(int stream, int unit) {
        return unit > 0
                ? PeerDraws.bell(stream, unit)
                : (PeerDraws.bell(stream, 1) + PeerDraws.bell(stream, 2) + PeerDraws.bell(stream, 3)) / 3;
    }
}
