package org.hengce.methods.power;

import java.util.Arrays;
import java.util.List;
import org.hengce.methods.panel.Panel;

/** A policy where there was none: some units of a panel's past, treated in its last periods. */
final class PseudoPolicy {
    private final Panel window;
    private final double[] outcomes;
    private final int[] firstTreated;
    private final int sign;

    private PseudoPolicy(Panel window, double[] outcomes, int[] firstTreated, int sign) {
        this.window = window;
        this.outcomes = outcomes;
        this.firstTreated = firstTreated;
        this.sign = sign;
    }

    /**
     * Cuts the past after the horizon.
     *
     * @param treated indices of units
     * @param start index of the first treated period
     * @param sign of effects: 1 or −1
     */
    static PseudoPolicy of(Panel past, List<Integer> treated, int start, int horizon, int sign) {
        Panel window = past.select(u -> true, 0, start + horizon);
        int[] firstTreated = new int[window.unitCount()];
        Arrays.fill(firstTreated, Panel.NEVER);
        treated.forEach(u -> firstTreated[u] = start);
        double[] outcomes = new double[window.unitCount() * window.periodCount()];
        for (int u = 0; u < window.unitCount(); u++) {
            System.arraycopy(window.outcomes(u), 0, outcomes, u * window.periodCount(), window.periodCount());
        }
        return new PseudoPolicy(window, outcomes, firstTreated, sign);
    }

    int sign() {
        return sign;
    }

    /** The panel as it would be had the policy had this effect in every period that it treats. */
    Panel withEffect(double effect) {
        double[] changed = outcomes.clone();
        for (int u = 0; u < firstTreated.length; u++) {
            for (int t = firstTreated[u]; t < window.periodCount(); t++) {
                changed[u * window.periodCount() + t] += sign * effect;
            }
        }
        return window.with(changed, firstTreated);
    }

    /** Largest less smallest outcome. */
    double spread() {
        return Arrays.stream(outcomes).max().orElseThrow()
                - Arrays.stream(outcomes).min().orElseThrow();
    }
}
