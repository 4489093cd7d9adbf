package org.hengce.methods.score;

import java.util.Arrays;
import java.util.List;

/**
 * Where scores lie that were reached by other choices. It is no confidence interval: nothing is drawn from a population,
 * and no probability belongs to it.
 *
 * @param choices how many there are, at least 1
 * @param low a twentieth of the scores lies below; NaN where there are fewer than 20
 * @param median half of them lies below; NaN where there are fewer than 20
 * @param high a twentieth lies above; NaN where there are fewer than 20
 * @param lowest the lowest of all
 * @param highest the highest of all
 */
public record ScoreRange(int choices, double low, double median, double high, Choice lowest, Choice highest) {
    private static final int FEWEST = 20;
    private static final double TAIL = 0.05;

    /**
     * One choice and the score it leads to.
     *
     * @param name what was chosen
     */
    public record Choice(String name, double score) {}

    /** Of equal scores the first is the extreme one, so that the same choices give the same name. */
    static ScoreRange of(List<Choice> choices) {
        Choice lowest = choices.get(0);
        Choice highest = lowest;
        for (Choice choice : choices) {
            lowest = choice.score() < lowest.score() ? choice : lowest;
            highest = choice.score() > highest.score() ? choice : highest;
        }
        double[] sorted = choices.stream().mapToDouble(Choice::score).toArray();
        Arrays.sort(sorted);
        boolean enough = sorted.length >= FEWEST;
        return new ScoreRange(
                sorted.length,
                enough ? Draws.quantile(sorted, TAIL) : Double.NaN,
                enough ? Draws.quantile(sorted, 0.5) : Double.NaN,
                enough ? Draws.quantile(sorted, 1 - TAIL) : Double.NaN,
                lowest,
                highest);
    }
}
