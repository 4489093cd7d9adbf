package org.hengce.presentation.chart;

import org.hengce.presentation.json.ScoreDocument;
import org.jspecify.annotations.Nullable;

/**
 * One of several scores.
 *
 * @param code for machines
 * @param group under which heading it stands; empty for none
 * @param score null where there is none
 */
public record Scored(
        String code, String name, String group, @Nullable ScoreDocument score) {
    private static final double NO_EFFECT = 50;

    /** Whether its interval lies above 50. */
    public boolean isAbove() {
        Double low = score == null ? null : score.low();
        return low != null && low > NO_EFFECT;
    }

    /** Whether its interval lies below 50. */
    public boolean isBelow() {
        Double high = score == null ? null : score.high();
        return high != null && high < NO_EFFECT;
    }
}
