package org.hengce.methods.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Outcomes {@code Y[u,t]} of one goal by unit and period, with the period from which each unit is treated.
 *
 * <p>Immutable. Units stand in lexicographic order of their codes ({@link String#compareTo}), periods in the
 * chronological order given by the caller; both are addressed by index from 0. A missing outcome is NaN: gaps are kept
 * as gaps, and every estimator says what it does with them.
 */
public final class Panel {
    /**
     * The {@link #firstTreated} of a unit that is not treated in this panel. Larger than every period index, so that
     * {@code t < firstTreated(u)} reads "not yet treated".
     */
    public static final int NEVER = Integer.MAX_VALUE;

    private final List<String> periods;
    private final List<String> units;
    private final double[] outcomes; // unit by unit, each with all periods
    private final int[] firstTreated;

    /** Takes the arrays over: only the builder, which lets go of them, may call this. */
    Panel(List<String> periods, List<String> units, double[] outcomes, int[] firstTreated) {
        this.periods = List.copyOf(periods);
        this.units = List.copyOf(units);
        this.outcomes = outcomes;
        this.firstTreated = firstTreated;
    }

    /**
     * A builder for a panel over these periods.
     *
     * @param periodsInOrder all periods of the panel, distinct, earliest first, also those nobody observed
     * @throws IllegalArgumentException if there is no period or one occurs twice
     */
    public static PanelBuilder builder(List<String> periodsInOrder) {
        return new PanelBuilder(periodsInOrder);
    }

    /** How many units there are, those without any observation included. */
    public int unitCount() {
        return units.size();
    }

    /** How many periods there are. */
    public int periodCount() {
        return periods.size();
    }

    /** The code of the unit with this index. */
    public String unit(int unit) {
        return units.get(unit);
    }

    /** The name of the period with this index. */
    public String period(int period) {
        return periods.get(period);
    }

    /** All unit codes, in index order. */
    public List<String> units() {
        return units;
    }

    /** All period names, in index order. */
    public List<String> periods() {
        return periods;
    }

    /** The outcome, or NaN where there is no observation. */
    public double outcome(int unit, int period) {
        return outcomes[unit * periods.size() + checked(period)];
    }

    /** A copy of the unit's outcomes, one per period, NaN where there is no observation. */
    public double[] outcomes(int unit) {
        int from = unit * periods.size();
        return Arrays.copyOfRange(outcomes, from, from + periods.size());
    }

    /** The index of the unit's first treated period (its cohort), or {@link #NEVER}. */
    public int firstTreated(int unit) {
        return firstTreated[unit];
    }

    /** Whether the unit is never treated in this panel. */
    public boolean neverTreated(int unit) {
        return firstTreated[unit] == NEVER;
    }

    /** Whether the unit is treated from the first period on, so that nothing is known of it without treatment. */
    public boolean alwaysTreated(int unit) {
        return firstTreated[unit] == 0;
    }

    /** Whether the unit has an outcome in every period. */
    public boolean complete(int unit) {
        for (int t = 0; t < periods.size(); t++) {
            if (Double.isNaN(outcome(unit, t))) {
                return false;
            }
        }
        return true;
    }

    /**
     * SHA-256 of the canonical form, as 64 lower-case hexadecimal digits: the panel's identity in provenance. The form
     * is described at {@link CanonicalForm}; the order in which rows were given does not matter to it.
     */
    public String sha256() {
        return CanonicalForm.sha256(this);
    }

    /**
     * The seed that an estimator uses when none is given: the first 52 bits of SHA-256 over the canonical form followed
     * by the specification, so that it is the same wherever it is computed and survives as a JSON number.
     *
     * @param specification what is to be computed, in the estimator's own fixed wording
     */
    public long seed(String specification) {
        return CanonicalForm.seed(this, specification);
    }

    private int checked(int period) {
        return Objects.checkIndex(period, periods.size());
    }
}
